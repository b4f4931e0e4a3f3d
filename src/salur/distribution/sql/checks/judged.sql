-- purpose: the families that rows of a received file of checks name
-- reads:   {table} (a file that was read)
-- writes:  judged_checks
-- grain:   one row
CREATE OR REPLACE TEMP TABLE judged_checks AS
SELECT t.rowid AS place, t.id_kpm FROM {table} t WHERE t.id_kpm IS NOT NULL;
