-- purpose: rows of an accepted file of complaints
-- reads: one Parquet file of accepted rows of contract pengaduan
-- writes: complaint_rows
-- grain: one complaint

CREATE OR REPLACE TABLE complaint_rows AS
SELECT row, id_pengaduan, upper(saluran) AS saluran, CAST(tanggal AS DATE) AS tanggal, kode_wilayah, isi,
    upper(coalesce(t, '')) AS t, upper(coalesce(program, '')) AS program, upper(coalesce(peka, '')) AS peka,
    coalesce(nama, '') AS nama, coalesce(kontak, '') AS kontak
FROM read_parquet($path)
ORDER BY row;
