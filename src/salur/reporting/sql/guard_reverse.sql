-- purpose: undoes guard.sql
-- reads:   nothing
-- writes:  triggers and privileges of the five tables of reporting
-- grain:   one statement per thing undone
GRANT DELETE, TRUNCATE ON reporting_report TO salur_app;
GRANT UPDATE, DELETE, TRUNCATE ON
    reporting_signature, reporting_step, reporting_scan, reporting_letterhead
TO salur_app;
ALTER TABLE reporting_signature DROP CONSTRAINT reporting_signature_of_content;
DROP FUNCTION reporting_report_keep() CASCADE;
DROP FUNCTION reporting_only_added() CASCADE;
DROP FUNCTION reporting_signature_of_party() CASCADE;
