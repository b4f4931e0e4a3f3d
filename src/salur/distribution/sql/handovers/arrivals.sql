-- purpose: what arrived for each desa in some months, and the first day on which any of it did
-- reads: bast (accepted lines)
-- writes: arrivals
-- grain: one desa or kecamatan; a line that was sent twice counts once

CREATE OR REPLACE TABLE arrivals AS
SELECT
    kode_wilayah AS code, min(tanggal) AS first_on, sum(kg - kg_ditolak) AS grams,
    min(first_period) AS first_period, max(last_period) AS last_period
FROM (SELECT DISTINCT * FROM bast)
WHERE first_period <= $last AND last_period >= $first
GROUP BY kode_wilayah;
