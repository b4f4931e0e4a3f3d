-- purpose: rows of an accepted file of visits
-- reads: one Parquet file of accepted rows of contract kunjungan
-- writes: visit_rows
-- grain: one visit; `said` is the whole row as JSON, for which columns are answers the indicators tell
CREATE OR REPLACE TABLE visit_rows AS
SELECT t.row, t.id_kpm, CAST(t.tanggal AS DATE) AS day, t.petugas, CAST(to_json(t) AS VARCHAR) AS said
FROM read_parquet($path) t
ORDER BY t.row;
