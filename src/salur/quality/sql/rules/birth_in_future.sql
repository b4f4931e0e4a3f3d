-- id: birth_in_future
-- severity: warning
-- part: well_formed
-- pesan: Tanggal lahir lebih kemudian daripada hari pemeriksaan.
-- message: The birth date lies after the day of the check.
-- perbaikan: Periksa tahun lahir pada KTP.
-- remedy: Check the year of birth on the identity card.
-- dasar: [PK]
-- minutes: 5
-- reads: families
-- grain: one column of one family

SELECT rowid AS rid, 'tanggal_lahir' AS "column", NULL AS related
FROM families
WHERE born > CAST($as_of AS DATE)
