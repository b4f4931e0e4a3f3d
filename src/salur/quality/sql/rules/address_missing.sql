-- id: address_missing
-- severity: warning
-- part: complete
-- pesan: Alamat kosong.
-- message: The address is missing.
-- perbaikan: Isi alamat sesuai KK.
-- remedy: Enter the address as on the family card.
-- dasar: Pedum BPNT, 17 butir data (domain.md §6.1) [L]
-- minutes: 10
-- reads: families
-- grain: one column of one family

SELECT rowid AS rid, 'alamat' AS "column", NULL AS related
FROM families
WHERE address IS NULL
