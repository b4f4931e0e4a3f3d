-- purpose: rows of an accepted file of checks
-- reads:   one Parquet file of accepted rows of contract cek_lapangan
-- writes:  check_rows
-- grain:   one check
CREATE OR REPLACE TABLE check_rows AS
SELECT row, id_kpm, CAST(replace(periode, '-', '') AS INTEGER) AS period, upper(sebab) AS sebab,
    CAST(tanggal AS DATE) AS tanggal, coalesce(catatan, '') AS catatan
FROM read_parquet($path)
ORDER BY row;
