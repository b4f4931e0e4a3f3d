-- id: region_not_valid_at_date
-- severity: warning
-- part: well_formed
-- pesan: Kode wilayah tidak berlaku pada tanggal itu.
-- message: The region code was not valid on that date.
-- perbaikan: Pakai kode yang berlaku.
-- remedy: Use the code that was valid then.
-- dasar: contracts.md §1
-- minutes: 5
-- reads: families, regions
-- grain: one column of one family

SELECT rowid AS rid, 'kode_wilayah' AS "column", NULL AS related
FROM families
WHERE desa IN (SELECT code FROM regions WHERE standing = 'outside')
