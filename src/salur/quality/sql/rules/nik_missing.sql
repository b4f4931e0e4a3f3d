-- id: nik_missing
-- severity: suspend
-- part: complete
-- pesan: NIK kosong.
-- message: The NIK is missing.
-- perbaikan: Lengkapi NIK dari KTP atau KK; keluarga ditidurkan sampai diperbaiki.
-- remedy: Complete the NIK from the identity or family card; the family is suspended until it is repaired.
-- dasar: contracts.md §5; Pedum BPNT, 17 butir data (domain.md §6.1) [L]
-- minutes: 20
-- reads: families
-- grain: one column of one family

SELECT rowid AS rid, 'nik' AS "column", NULL AS related
FROM families
WHERE nik IS NULL AND nik_fault IS NULL
