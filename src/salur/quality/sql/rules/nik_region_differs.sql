-- id: nik_region_differs
-- severity: warning
-- part: none
-- pesan: NIK pertama kali terdaftar di wilayah lain.
-- message: The NIK was first registered elsewhere.
-- perbaikan: Tidak perlu diubah: NIK tidak mengikuti pindah domisili.
-- remedy: Nothing needs to be changed: a NIK does not follow a change of domicile.
-- dasar: contracts.md §5; PP 37/2007 pasal 37 (domain.md §6.2) [L]
-- minutes: 0
-- reads: niks, nik_districts
-- grain: one column of one family

SELECT rid, 'nik' AS "column", NULL AS related
FROM niks
WHERE is_valid AND district <> lives_in AND district IN (SELECT code FROM nik_districts)
