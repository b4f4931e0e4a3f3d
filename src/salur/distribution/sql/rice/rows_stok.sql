-- purpose: the accepted rows of one file of contract stok, as moves of rice
-- reads: {lines} (contract stok)
-- writes: rice_rows
-- grain: one row of the file

CREATE OR REPLACE TABLE rice_rows AS
SELECT rowid AS row, '' AS code, '' AS number, '' AS refers, tanggal AS dated, year(tanggal) * 100 + month(tanggal) AS first,
    year(tanggal) * 100 + month(tanggal) AS last, kg AS grams, 0 AS rejected, '' AS reason, gudang AS place
FROM {lines}
ORDER BY row;
