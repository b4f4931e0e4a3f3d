-- purpose: takes away what verify.sql made
-- reads: nothing
-- writes: the function
-- grain: the schema

DROP FUNCTION audit_faults(date, date);
