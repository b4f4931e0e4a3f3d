-- id: account_shared
-- severity: warning
-- part: unique
-- pesan: Rekening ini dipakai dua keluarga atau lebih.
-- message: This account is used by two families or more.
-- perbaikan: Tanyakan pemilik rekening kepada bank.
-- remedy: Ask the bank whose account it is.
-- dasar: contracts.md §3, account_shared
-- minutes: 30
-- reads: families
-- grain: one column of one family

WITH repeated AS MATERIALIZED (
    SELECT account FROM families WHERE account IS NOT NULL GROUP BY account HAVING count(*) > 1
),

bearers AS MATERIALIZED (
    SELECT rowid AS rid, account FROM families WHERE account IN (SELECT account FROM repeated)
),

named AS (
    SELECT b.account, list(f.id_kpm ORDER BY f.id_kpm) FILTER (NOT f.outside) AS ids, count(*) AS families
    FROM bearers b
    JOIN families f ON f.rowid = b.rid
    GROUP BY b.account
)

SELECT rid, 'no_rekening' AS "column", told(ids, families) AS related
FROM bearers
JOIN named USING (account)
