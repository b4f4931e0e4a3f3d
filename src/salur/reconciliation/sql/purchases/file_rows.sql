-- purpose: find in one file the rows that signals rest on
-- reads:   signal_lines; one Parquet file of accepted rows of contract transaksi
-- writes:  adds to file_rows
-- grain:   one row of the file
INSERT INTO file_rows
SELECT CAST($file AS INTEGER), id_transaksi, row
FROM read_parquet($path)
WHERE id_transaksi IN (SELECT ref FROM signal_lines WHERE file = $file);
