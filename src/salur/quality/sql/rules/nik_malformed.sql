-- id: nik_malformed
-- severity: suspend
-- part: well_formed
-- pesan: NIK tidak sah: bukan 16 angka, atau tanggal lahir di dalamnya tidak ada.
-- message: The NIK is not valid: not 16 digits, or the birth date in it does not exist.
-- perbaikan: Cocokkan dengan KTP; keluarga ditidurkan sampai diperbaiki.
-- remedy: Compare it with the identity card; the family is suspended until it is repaired.
-- dasar: contracts.md §5; PP 37/2007 pasal 37 (domain.md §6.2) [L]
-- minutes: 20
-- reads: families, niks
-- grain: one column of one family

SELECT rowid AS rid, 'nik' AS "column", NULL AS related
FROM families
WHERE nik_fault = 'nik_malformed'
UNION ALL
SELECT rid, 'nik', NULL
FROM niks
WHERE NOT has_day AND NOT is_filler(nik) AND nik IS DISTINCT FROM kk
