-- id: key_repeated
-- severity: suspend
-- part: unique
-- pesan: ID KPM ini muncul lebih dari sekali.
-- message: This family id occurs more than once.
-- perbaikan: Sisakan satu baris per keluarga.
-- remedy: Keep one row per family.
-- dasar: contracts.md §2
-- minutes: 10
-- reads: families
-- grain: one column of one family

WITH repeated AS MATERIALIZED (
    -- Hashes are grouped far faster than texts; whom they put together wrongly is told apart below.
    SELECT hash(id_kpm) AS h FROM families GROUP BY h HAVING count(*) > 1
),

bearers AS MATERIALIZED (
    SELECT rowid AS rid, id_kpm FROM families WHERE hash(id_kpm) IN (SELECT h FROM repeated)
),

named AS (
    SELECT b.id_kpm, list(f.id_kpm ORDER BY f.id_kpm) FILTER (NOT f.outside) AS ids, count(*) AS families
    FROM bearers b
    JOIN families f ON f.rowid = b.rid
    GROUP BY b.id_kpm
    HAVING count(*) > 1
)

SELECT rid, 'id_kpm' AS "column", told(ids, families) AS related
FROM bearers
JOIN named USING (id_kpm)
