-- id: card_missing
-- severity: info
-- part: complete
-- pesan: Nomor KKS kosong.
-- message: The card number is missing.
-- perbaikan: Tanyakan kartunya kepada bank.
-- remedy: Ask the bank about the card.
-- dasar: Pedum BPNT, 17 butir data (domain.md §6.1) [L]
-- minutes: 10
-- reads: families
-- grain: one column of one family

SELECT rowid AS rid, 'no_kks' AS "column", NULL AS related
FROM families
WHERE card IS NULL AND card_fault IS NULL
