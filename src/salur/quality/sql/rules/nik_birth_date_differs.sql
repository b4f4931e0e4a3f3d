-- id: nik_birth_date_differs
-- severity: warning
-- part: well_formed
-- pesan: Tanggal lahir berbeda dengan yang ada dalam NIK.
-- message: The birth date differs from the one in the NIK.
-- perbaikan: Periksa tanggal lahir pada KTP; NIK tidak berubah.
-- remedy: Check the birth date on the identity card; the NIK never changes.
-- dasar: contracts.md §5; PP 37/2007 pasal 37 (domain.md §6.2) [L]
-- minutes: 10
-- reads: niks
-- grain: one column of one family

SELECT rid, 'tanggal_lahir' AS "column", NULL AS related
FROM niks
WHERE is_valid
    AND (day(born) <> day - CASE WHEN day > 40 THEN 40 ELSE 0 END
         OR month(born) <> month
         OR year(born) % 100 <> year)
