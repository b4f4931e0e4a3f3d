-- id: identifier_damaged_by_spreadsheet
-- severity: suspend
-- part: well_formed
-- pesan: Nomor ini rusak oleh lembar kerja: angka terakhirnya hilang.
-- message: This number was damaged by a spreadsheet: its last digits are lost.
-- perbaikan: Salin ulang dari sumbernya ke kolom berformat teks.
-- remedy: Copy it again from its source into a column of type text.
-- dasar: contracts.md §1
-- minutes: 10
-- reads: families
-- grain: one column of one family

WITH whole_columns AS MATERIALIZED (
    -- Sixteen digits that end in 0, twenty times or more and without exception, were numbers once.
    SELECT
        file,
        count(nik) >= 20 AND bool_and(nik % 10 = 0) AS nik,
        count(kk) >= 20 AND bool_and(kk % 10 = 0) AS kk,
        count(account) FILTER (is_sixteen(account)) >= 20
            AND bool_and(account % 10 = 0) FILTER (is_sixteen(account)) AS account,
        count(card) FILTER (is_sixteen(card)) >= 20
            AND bool_and(card % 10 = 0) FILTER (is_sixteen(card)) AS card
    FROM families
    WHERE NOT outside
    GROUP BY file
)

SELECT rowid AS rid, 'nik' AS "column", NULL AS related
FROM families
WHERE nik_fault = 'identifier_damaged_by_spreadsheet'
    OR (nik IS NOT NULL AND file IN (SELECT file FROM whole_columns WHERE whole_columns.nik))
UNION ALL
SELECT rowid, 'no_kk', NULL
FROM families
WHERE kk_fault = 'identifier_damaged_by_spreadsheet'
    OR (kk IS NOT NULL AND file IN (SELECT file FROM whole_columns WHERE whole_columns.kk))
UNION ALL
SELECT rowid, 'no_rekening', NULL
FROM families
WHERE account_fault = 'identifier_damaged_by_spreadsheet'
    OR (is_sixteen(account) AND file IN (SELECT file FROM whole_columns WHERE whole_columns.account))
UNION ALL
SELECT rowid, 'no_kks', NULL
FROM families
WHERE card_fault = 'identifier_damaged_by_spreadsheet'
    OR (is_sixteen(card) AND file IN (SELECT file FROM whole_columns WHERE whole_columns.card))
