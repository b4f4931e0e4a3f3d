-- id: kk_filler
-- severity: warning
-- part: well_formed
-- pesan: Nomor KK ini hanya angka pengisi.
-- message: This KK number is only filler.
-- perbaikan: Isi nomor yang sebenarnya dari kartu keluarga.
-- remedy: Enter the real number from the family card.
-- dasar: contracts.md §5 [PK untuk KK]
-- minutes: 15
-- reads: families
-- grain: one column of one family

SELECT rowid AS rid, 'no_kk' AS "column", NULL AS related
FROM families
WHERE is_filler(kk)
