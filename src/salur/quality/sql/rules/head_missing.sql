-- id: head_missing
-- severity: warning
-- part: complete
-- pesan: Nama kepala keluarga kosong.
-- message: The name of the head of family is missing.
-- perbaikan: Isi sesuai kartu keluarga.
-- remedy: Enter it as on the family card.
-- dasar: Pedum BPNT, 17 butir data (domain.md §6.1) [L]
-- minutes: 10
-- reads: families
-- grain: one column of one family

SELECT rowid AS rid, 'nama_kepala_keluarga' AS "column", NULL AS related
FROM families
WHERE head IS NULL
