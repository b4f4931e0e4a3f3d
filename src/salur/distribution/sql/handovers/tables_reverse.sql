-- purpose: takes away what tables.sql made
-- reads: nothing
-- writes: the tables and functions of sheets and hand-overs
-- grain: the schema

DROP TABLE distribution_handover_draft, distribution_handover_line, distribution_handover, distribution_sheet_line,
    distribution_sheet_page, distribution_sheet;
DROP FUNCTION distribution_sheet_moves();
DROP FUNCTION distribution_handover_moves();
