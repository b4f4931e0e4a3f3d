-- id: kk_malformed
-- severity: warning
-- part: well_formed
-- pesan: Nomor KK harus 16 angka.
-- message: The KK number must have 16 digits.
-- perbaikan: Periksa kartu keluarganya.
-- remedy: Check the family card.
-- dasar: contracts.md §5; BPK 2020, 16,4 juta nomor KK tidak sah (domain.md §12) [L]
-- minutes: 15
-- reads: families
-- grain: one column of one family

SELECT rowid AS rid, 'no_kk' AS "column", NULL AS related
FROM families
WHERE kk_fault = 'kk_malformed'
