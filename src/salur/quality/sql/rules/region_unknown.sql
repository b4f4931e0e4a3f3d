-- id: region_unknown
-- severity: suspend
-- part: well_formed
-- pesan: Kode wilayah tidak ada dalam daftar Kemendagri.
-- message: The region code is in no list of Kemendagri.
-- perbaikan: Periksa kodenya; mungkin kode BPS.
-- remedy: Check the code; it may be a BPS code.
-- dasar: contracts.md §1
-- minutes: 5
-- reads: families, regions
-- grain: one column of one family

SELECT rowid AS rid, 'kode_wilayah' AS "column", NULL AS related
FROM families
WHERE desa IN (SELECT code FROM regions WHERE standing = 'unknown')
