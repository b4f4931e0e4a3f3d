-- purpose: take back what field.sql made
-- reads:   nothing
-- writes:  the schema
-- grain:   one index
DROP INDEX reconciliation_exception_family;
DROP INDEX reconciliation_family_unserved;
