-- id: card_shared
-- severity: warning
-- part: unique
-- pesan: KKS ini dipakai dua keluarga atau lebih.
-- message: This card is used by two families or more.
-- perbaikan: Tanyakan pemegang kartu kepada bank.
-- remedy: Ask the bank who holds the card.
-- dasar: Perpres 63/2017 [PK]
-- minutes: 30
-- reads: families
-- grain: one column of one family

WITH repeated AS MATERIALIZED (
    SELECT card FROM families WHERE card IS NOT NULL GROUP BY card HAVING count(*) > 1
),

bearers AS MATERIALIZED (
    SELECT rowid AS rid, card FROM families WHERE card IN (SELECT card FROM repeated)
),

named AS (
    SELECT b.card, list(f.id_kpm ORDER BY f.id_kpm) FILTER (NOT f.outside) AS ids, count(*) AS families
    FROM bearers b
    JOIN families f ON f.rowid = b.rid
    GROUP BY b.card
)

SELECT rid, 'no_kks' AS "column", told(ids, families) AS related
FROM bearers
JOIN named USING (card)
