-- id: nik_filler
-- severity: suspend
-- part: well_formed
-- pesan: NIK ini hanya angka pengisi, atau nomor KK yang diulang.
-- message: This NIK is only filler, or the KK number repeated.
-- perbaikan: Isi NIK yang sebenarnya dari KTP.
-- remedy: Enter the real NIK from the identity card.
-- dasar: contracts.md §5; PP 37/2007 pasal 37 (domain.md §6.2) [L]
-- minutes: 20
-- reads: families
-- grain: one column of one family

SELECT rowid AS rid, 'nik' AS "column", NULL AS related
FROM families
WHERE nik_fault = 'nik_filler' OR is_filler(nik) OR nik = kk
