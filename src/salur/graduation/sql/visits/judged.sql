-- purpose: the rows of a received file of visits, as their judge needs them
-- reads: {table} (a file that was read)
-- writes: judged_visits
-- grain: one row; it is whole where every cell could be read, and `said` is all of it as JSON
CREATE OR REPLACE TEMP TABLE judged_visits AS
SELECT t.rowid AS place, t.raw IS NULL AS is_whole, t.row, t.id_kpm, t.tanggal, t.petugas, t.id_kiriman,
    CAST(to_json(t) AS VARCHAR) AS said
FROM {table} t;
