-- id: dukcapil_not_matched
-- severity: warning
-- part: matched
-- pesan: Data pengurus tidak padan dengan Dukcapil.
-- message: The pengurus does not match the population office.
-- perbaikan: Perbaiki data yang berbeda bersama Dukcapil kab/kota, lalu padankan lagi.
-- remedy: Repair what differs with the population office, then match again.
-- dasar: UU 24/2013; domain.md §6.2 [L]
-- minutes: 45
-- reads: families, matches
-- grain: one column of one family

SELECT f.rowid AS rid, 'nik' AS "column", m.status AS related
FROM families f
JOIN matches m ON m.id_kpm = f.id_kpm
WHERE m.kind = 'dukcapil' AND m.status NOT IN ('PADAN', 'MENINGGAL')
