-- id: name_with_digits
-- severity: warning
-- part: well_formed
-- pesan: Nama memuat angka.
-- message: The name contains digits.
-- perbaikan: Tulis nama sesuai KTP, tanpa angka.
-- remedy: Write the name as on the identity card, without digits.
-- dasar: [PK]
-- minutes: 5
-- reads: families
-- grain: one column of one family

SELECT rowid AS rid, 'nama_pengurus' AS "column", NULL AS related
FROM families
WHERE name GLOB '*[0-9]*'
