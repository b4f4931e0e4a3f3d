-- purpose: gathers what orders say of the families of one kab/kota's month, whoever they are
-- reads: perintah, listed
-- writes: ordered
-- grain: one family, region and account; a family that is listed here is gathered wherever the order has it

CREATE OR REPLACE TABLE ordered AS
SELECT
    id_kpm, replace(kode_wilayah, '.', '') AS kode_wilayah,
    sha256($outer || sha256($inner || no_rekening))[:32] AS account,
    count(*) AS lines, CAST(sum(nominal) AS BIGINT) AS amount_idr
FROM perintah
WHERE periode = $period
    AND (starts_with(replace(kode_wilayah, '.', ''), $code) OR id_kpm IN (SELECT id_kpm FROM listed))
GROUP BY ALL;
