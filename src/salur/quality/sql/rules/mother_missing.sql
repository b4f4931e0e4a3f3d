-- id: mother_missing
-- severity: warning
-- part: complete
-- pesan: Nama ibu kandung kosong.
-- message: The mother's name is missing.
-- perbaikan: Tanyakan kepada pengurus; bank memerlukannya untuk membuka rekening.
-- remedy: Ask the pengurus; the bank needs it to open an account.
-- dasar: Pedum BPNT, 17 butir data (domain.md §6.1) [L]
-- minutes: 15
-- reads: families
-- grain: one column of one family

SELECT rowid AS rid, 'nama_ibu_kandung' AS "column", NULL AS related
FROM families
WHERE mother IS NULL
