-- purpose: find in one file the rows that proposals rest on
-- reads:   asked; one Parquet file of accepted rows
-- writes:  adds to file_rows
-- grain:   one row of the file
INSERT INTO file_rows
SELECT $contract, CAST($file AS INTEGER), {ref}, min(row)
FROM read_parquet($path)
WHERE {ref} IN (SELECT ref FROM asked WHERE file = $file AND contract = $contract)
GROUP BY {ref};
