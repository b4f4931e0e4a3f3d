-- id: identifier_malformed
-- severity: warning
-- part: well_formed
-- pesan: Nomor rekening atau KKS bukan nomor yang sah: hanya angka yang boleh.
-- message: The account or card number is not valid: only digits are allowed.
-- perbaikan: Cocokkan dengan buku tabungan atau kartunya.
-- remedy: Compare it with the passbook or the card.
-- dasar: contracts.md §1
-- minutes: 10
-- reads: families
-- grain: one column of one family

SELECT rowid AS rid, 'no_rekening' AS "column", NULL AS related
FROM families
WHERE account_fault = 'identifier_malformed'
UNION ALL
SELECT rowid, 'no_kks', NULL
FROM families
WHERE card_fault = 'identifier_malformed'
