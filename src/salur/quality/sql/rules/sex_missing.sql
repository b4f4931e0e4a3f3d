-- id: sex_missing
-- severity: info
-- part: complete
-- pesan: Jenis kelamin kosong.
-- message: The sex is missing.
-- perbaikan: Isi L atau P sesuai KTP.
-- remedy: Enter L or P as on the identity card.
-- dasar: [PK]
-- minutes: 5
-- reads: families
-- grain: one column of one family

SELECT rowid AS rid, 'jenis_kelamin' AS "column", NULL AS related
FROM families
WHERE sex IS NULL AND sex_fault IS NULL
