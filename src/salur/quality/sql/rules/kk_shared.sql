-- id: kk_shared
-- severity: warning
-- part: unique
-- pesan: Nomor KK ini dipakai dua keluarga atau lebih.
-- message: This KK number is used by two families or more.
-- perbaikan: Periksa apakah keluarganya sama, atau salah satu sudah pisah KK.
-- remedy: See whether it is the same family, or one has a family card of its own by now.
-- dasar: domain.md §12 [PK]
-- minutes: 30
-- reads: kks, families
-- grain: one column of one family

WITH repeated AS MATERIALIZED (
    SELECT kk FROM kks WHERE kk IS NOT NULL GROUP BY kk HAVING count(*) > 1
),

bearers AS MATERIALIZED (
    SELECT rid, kk FROM kks WHERE kk IN (SELECT kk FROM repeated)
),

named AS (
    SELECT b.kk, list(f.id_kpm ORDER BY f.id_kpm) FILTER (NOT f.outside) AS ids, count(*) AS families
    FROM bearers b
    JOIN families f ON f.rowid = b.rid
    GROUP BY b.kk
)

SELECT rid, 'no_kk' AS "column", told(ids, families) AS related
FROM bearers
JOIN named USING (kk)
