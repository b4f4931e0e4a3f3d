-- purpose: gives every report that was drafted before its units and figures as columns
-- reads:   reporting_report.content
-- writes:  reporting_report.units, reporting_report.figures
-- grain:   one report
ALTER TABLE reporting_report ADD COLUMN units integer, ADD COLUMN figures jsonb;
-- The content does not change: two columns say again what stands in it.
ALTER TABLE reporting_report DISABLE TRIGGER reporting_report_keep;
UPDATE reporting_report
SET
    figures = content::jsonb -> 'waterfall',
    units = (
        SELECT coalesce(sum((class ->> 'units')::integer), 0)
        FROM jsonb_array_elements(content::jsonb -> 'classes') AS class
    );
ALTER TABLE reporting_report ENABLE TRIGGER reporting_report_keep;
ALTER TABLE reporting_report ALTER COLUMN units SET NOT NULL, ALTER COLUMN figures SET NOT NULL;
