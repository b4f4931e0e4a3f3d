-- id: birth_date_unreadable
-- severity: warning
-- part: well_formed
-- pesan: Tanggal lahir tidak terbaca sebagai tanggal.
-- message: The birth date is no readable date.
-- perbaikan: Tulis 1980-03-27 atau 27/03/1980.
-- remedy: Write 1980-03-27 or 27/03/1980.
-- dasar: contracts.md §1
-- minutes: 5
-- reads: families
-- grain: one column of one family

SELECT rowid AS rid, 'tanggal_lahir' AS "column", NULL AS related
FROM families
WHERE born_fault IS NOT NULL
