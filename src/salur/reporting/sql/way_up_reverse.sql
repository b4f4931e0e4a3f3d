-- purpose: undoes way_up.sql
-- reads:   nothing
-- writes:  triggers and privileges of the two tables of compiled reports
-- grain:   one statement per thing undone
GRANT DELETE, TRUNCATE ON reporting_compilation TO salur_app;
GRANT UPDATE, DELETE, TRUNCATE ON reporting_compilation_step TO salur_app;
ALTER TABLE reporting_compilation DROP CONSTRAINT reporting_compilation_somewhere;
DROP TRIGGER reporting_compilation_step_no_truncate ON reporting_compilation_step;
DROP TRIGGER reporting_compilation_step_keep ON reporting_compilation_step;
DROP TRIGGER reporting_compilation_no_truncate ON reporting_compilation;
DROP FUNCTION reporting_compilation_keep() CASCADE;
