-- purpose: the rows of a received file of complaints about regions outside the file's
-- reads: {table} (a file that was read)
-- writes: judged_complaints
-- grain: one row; `$within` are the digits of the file's region, none for the nation

CREATE OR REPLACE TEMP TABLE judged_complaints AS
SELECT t.rowid AS place, t.kode_wilayah AS code
FROM {table} t
WHERE NOT starts_with(t.kode_wilayah, $within);
