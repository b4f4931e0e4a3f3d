-- id: mother_placeholder
-- severity: warning
-- part: well_formed
-- pesan: Nama ibu kandung hanya pengisi, misalnya XXX atau TIDAK ADA.
-- message: The mother's name is a placeholder, such as XXX or TIDAK ADA.
-- perbaikan: Isi nama sesuai KTP atau KK.
-- remedy: Enter the name as on the identity or family card.
-- dasar: Pedum BPNT, 17 butir data (domain.md §6.1) [L] [PK]
-- minutes: 10
-- reads: families, placeholders
-- grain: one column of one family

SELECT rowid AS rid, 'nama_ibu_kandung' AS "column", NULL AS related
FROM families
WHERE mother IN (SELECT word FROM placeholders)
    OR (NOT mother BETWEEN 'A' AND 'z' AND NOT regexp_matches(mother, '\pL'))
