-- id: name_missing
-- severity: warning
-- part: complete
-- pesan: Nama pengurus kosong.
-- message: The name is missing.
-- perbaikan: Isi nama sesuai KTP.
-- remedy: Enter the name as on the identity card.
-- dasar: Pedum BPNT, 17 butir data (domain.md §6.1) [L]; BPK 2020, 5.702 nama kosong (domain.md §12) [L]
-- minutes: 10
-- reads: families
-- grain: one column of one family

SELECT rowid AS rid, 'nama_pengurus' AS "column", NULL AS related
FROM families
WHERE name IS NULL
