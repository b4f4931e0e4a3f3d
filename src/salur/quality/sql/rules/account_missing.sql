-- id: account_missing
-- severity: warning
-- part: complete
-- pesan: Nomor rekening kosong.
-- message: The account number is missing.
-- perbaikan: Usulkan pembukaan rekening kolektif (burekol) kepada bank.
-- remedy: Propose the family for collective account opening.
-- dasar: Pedum BPNT, 17 butir data (domain.md §6.1) [L]
-- minutes: 20
-- reads: families
-- grain: one column of one family

SELECT rowid AS rid, 'no_rekening' AS "column", NULL AS related
FROM families
WHERE account IS NULL AND account_fault IS NULL
