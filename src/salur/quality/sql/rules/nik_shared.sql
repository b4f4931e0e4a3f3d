-- id: nik_shared
-- severity: suspend
-- part: unique
-- pesan: NIK ini dipakai lebih dari sekali.
-- message: This NIK is used more than once.
-- perbaikan: Tentukan pemilik NIK yang benar; yang lain diisi NIK-nya sendiri.
-- remedy: Find out whose NIK it is; the others get their own.
-- dasar: contracts.md §5; BPK 2020, 86.465 NIK ganda (domain.md §12) [L]
-- minutes: 30
-- reads: niks, families
-- grain: one column of one family

WITH repeated AS MATERIALIZED (
    SELECT nik FROM niks WHERE is_valid GROUP BY nik HAVING count(*) > 1
),

bearers AS MATERIALIZED (
    SELECT rid, nik FROM niks WHERE is_valid AND nik IN (SELECT nik FROM repeated)
),

named AS (
    SELECT b.nik, list(f.id_kpm ORDER BY f.id_kpm) FILTER (NOT f.outside) AS ids, count(*) AS families
    FROM bearers b
    JOIN families f ON f.rowid = b.rid
    GROUP BY b.nik
)

SELECT rid, 'nik' AS "column", told(ids, families) AS related
FROM bearers
JOIN named USING (nik)
