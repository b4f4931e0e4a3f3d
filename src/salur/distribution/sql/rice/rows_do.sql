-- purpose: the accepted rows of one file of contract do, as moves of rice
-- reads: {lines} (contract do)
-- writes: rice_rows
-- grain: one row of the file

CREATE OR REPLACE TABLE rice_rows AS
SELECT rowid AS row, kode_wilayah AS code, no_do AS number, no_spa AS refers, tanggal AS dated, periode__first AS first,
    periode AS last, kg AS grams, 0 AS rejected, '' AS reason, coalesce(gudang, '') AS place
FROM {lines} WHERE upper(program) = 'RASTRA'
ORDER BY row;
