-- id: nik_sex_differs
-- severity: warning
-- part: well_formed
-- pesan: Jenis kelamin berbeda dengan yang ada dalam NIK.
-- message: The sex differs from the one in the NIK.
-- perbaikan: Periksa jenis kelamin pada KTP.
-- remedy: Check the sex on the identity card.
-- dasar: contracts.md §5; PP 37/2007 pasal 37 (domain.md §6.2) [L]
-- minutes: 5
-- reads: niks
-- grain: one column of one family

SELECT rid, 'jenis_kelamin' AS "column", NULL AS related
FROM niks
WHERE is_valid AND sex <> CASE WHEN day > 40 THEN 'P' ELSE 'L' END
