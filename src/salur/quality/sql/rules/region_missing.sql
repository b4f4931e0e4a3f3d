-- id: region_missing
-- severity: suspend
-- part: complete
-- pesan: Kode wilayah kosong.
-- message: The region code is missing.
-- perbaikan: Isi kode desa Kemendagri, 10 angka.
-- remedy: Enter the Kemendagri code of the desa, 10 digits.
-- dasar: contracts.md §2
-- minutes: 5
-- reads: families
-- grain: one column of one family

SELECT rowid AS rid, 'kode_wilayah' AS "column", NULL AS related
FROM families
WHERE desa IS NULL AND desa_fault IS NULL
