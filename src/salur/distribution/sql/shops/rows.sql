-- purpose: rows of a bank's register as parties keep them
-- reads:   one Parquet file of accepted rows of contract ewarong
-- writes:  shop_rows
-- grain:   one shop
CREATE OR REPLACE TABLE shop_rows AS
SELECT row, id_ewarong, nama, bank, kode_wilayah, CAST(lintang AS DOUBLE) AS lintang, CAST(bujur AS DOUBLE) AS bujur,
    upper(status) AS status,
    list_sort(list_distinct(list_filter(
        list_transform(string_split(coalesce(id_terminal, ''), ';'), lambda one: trim(one)),
        lambda one: one <> ''))) AS terminals,
    CAST(kapasitas AS INTEGER) AS kapasitas, CAST(tanggal_mulai AS DATE) AS tanggal_mulai, jenis_usaha, kategori_pemilik
FROM read_parquet($path)
ORDER BY row;
