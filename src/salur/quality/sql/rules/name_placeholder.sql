-- id: name_placeholder
-- severity: warning
-- part: well_formed
-- pesan: Nama pengurus hanya pengisi, misalnya XXX atau TIDAK ADA.
-- message: The name is a placeholder, such as XXX or TIDAK ADA.
-- perbaikan: Isi nama sesuai KTP atau KK.
-- remedy: Enter the name as on the identity or family card.
-- dasar: Pedum BPNT, 17 butir data (domain.md §6.1) [L] [PK]
-- minutes: 10
-- reads: families, placeholders
-- grain: one column of one family

SELECT rowid AS rid, 'nama_pengurus' AS "column", NULL AS related
FROM families
WHERE name IN (SELECT word FROM placeholders)
    OR (NOT name BETWEEN 'A' AND 'z' AND NOT regexp_matches(name, '\pL'))
