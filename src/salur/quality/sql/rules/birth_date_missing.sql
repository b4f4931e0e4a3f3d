-- id: birth_date_missing
-- severity: warning
-- part: complete
-- pesan: Tanggal lahir kosong.
-- message: The birth date is missing.
-- perbaikan: Isi sesuai KTP.
-- remedy: Enter it as on the identity card.
-- dasar: Pedum BPNT, 17 butir data (domain.md §6.1) [L]
-- minutes: 10
-- reads: families
-- grain: one column of one family

SELECT rowid AS rid, 'tanggal_lahir' AS "column", NULL AS related
FROM families
WHERE born IS NULL AND born_fault IS NULL
