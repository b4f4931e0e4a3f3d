-- id: kk_missing
-- severity: info
-- part: complete
-- pesan: Nomor KK kosong.
-- message: The KK number is missing.
-- perbaikan: Lengkapi dari kartu keluarga, bila ada.
-- remedy: Complete it from the family card, where there is one.
-- dasar: Pedum BPNT, 17 butir data (domain.md §6.1) [L]
-- minutes: 15
-- reads: families
-- grain: one column of one family

SELECT rowid AS rid, 'no_kk' AS "column", NULL AS related
FROM families
WHERE kk IS NULL AND kk_fault IS NULL
