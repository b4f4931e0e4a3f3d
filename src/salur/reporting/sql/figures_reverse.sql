-- purpose: undoes figures.sql
-- reads:   nothing
-- writes:  reporting_report
-- grain:   two columns
ALTER TABLE reporting_report DROP COLUMN units, DROP COLUMN figures;
