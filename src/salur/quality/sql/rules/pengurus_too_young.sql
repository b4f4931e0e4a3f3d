-- id: pengurus_too_young
-- severity: warning
-- part: well_formed
-- pesan: Pengurus lebih muda daripada yang masuk akal.
-- message: The pengurus is younger than is plausible.
-- perbaikan: Periksa tanggal lahir; bila benar, ganti pengurus lewat musdes.
-- remedy: Check the birth date; if it is right, change the pengurus in a musdes.
-- dasar: [PK] batas umur bertanggal
-- minutes: 15
-- reads: families
-- grain: one column of one family

SELECT rowid AS rid, 'tanggal_lahir' AS "column", NULL AS related
FROM families
WHERE born <= CAST($as_of AS DATE) AND born > CAST($as_of AS DATE) - to_years($youngest)
