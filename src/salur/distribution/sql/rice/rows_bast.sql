-- purpose: the accepted rows of one file of contract bast, as moves of rice
-- reads: {lines} (contract bast)
-- writes: rice_rows
-- grain: one row of the file

CREATE OR REPLACE TABLE rice_rows AS
SELECT rowid AS row, kode_wilayah AS code, no_bast AS number, no_do AS refers, tanggal AS dated, periode__first AS first,
    periode AS last, kg AS grams, coalesce(kg_ditolak, 0) AS rejected, coalesce(alasan_tolak, '') AS reason,
    coalesce(titik_distribusi, '') AS place
FROM {lines} WHERE upper(program) = 'RASTRA'
ORDER BY row;
