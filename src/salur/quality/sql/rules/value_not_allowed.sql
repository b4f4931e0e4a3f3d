-- id: value_not_allowed
-- severity: warning
-- part: well_formed
-- pesan: Jenis kelamin ini bukan L atau P.
-- message: This sex is neither L nor P.
-- perbaikan: Tulis L atau P.
-- remedy: Write L or P.
-- dasar: contracts.md §2
-- minutes: 5
-- reads: families
-- grain: one column of one family

SELECT rowid AS rid, 'jenis_kelamin' AS "column", NULL AS related
FROM families
WHERE sex_fault IS NOT NULL
