-- id: employer_listed
-- severity: warning
-- part: matched
-- pesan: Pengurus tercantum pada daftar pegawai yang dikecualikan.
-- message: The pengurus is on an exclusion list of an employer.
-- perbaikan: Periksa di lapangan; keputusan ada pada musdes.
-- remedy: See in the field; a musdes decides.
-- dasar: domain.md §10, ASN/TNI/Polri [L]
-- minutes: 45
-- reads: families, employers
-- grain: one column of one family

SELECT f.rowid AS rid, 'nik' AS "column", string_agg(DISTINCT e.jenis, ' ' ORDER BY e.jenis) AS related
FROM families f
JOIN employers e ON e.id_kpm = f.id_kpm
GROUP BY f.rowid
