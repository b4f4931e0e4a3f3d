-- purpose: the accepted rows of one quota file
-- reads: the Parquet file $path (contract kuota)
-- writes: quota_rows
-- grain: one row of the file, its range of months kept

CREATE OR REPLACE TABLE quota_rows AS
SELECT
    replace(kode_wilayah, '.', '') AS kode_wilayah, upper(program) AS program,
    coalesce(periode__first, periode) AS first, periode AS last, kpm, no_sk
FROM read_parquet($path)
ORDER BY row;
