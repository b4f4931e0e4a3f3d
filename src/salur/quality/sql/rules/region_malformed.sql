-- id: region_malformed
-- severity: suspend
-- part: well_formed
-- pesan: Bukan kode desa: harus 10 angka.
-- message: Not the code of a desa: it must have 10 digits.
-- perbaikan: Tulis kode desa Kemendagri, misalnya 6201022001.
-- remedy: Write the Kemendagri code of the desa, for example 6201022001.
-- dasar: contracts.md §1
-- minutes: 5
-- reads: families
-- grain: one column of one family

SELECT rowid AS rid, 'kode_wilayah' AS "column", NULL AS related
FROM families
WHERE desa_fault IS NOT NULL
