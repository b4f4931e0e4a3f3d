-- id: pengurus_too_old
-- severity: warning
-- part: well_formed
-- pesan: Pengurus lebih tua daripada yang masuk akal.
-- message: The pengurus is older than is plausible.
-- perbaikan: Periksa tanggal lahir, dan apakah pengurus masih hidup.
-- remedy: Check the birth date, and whether the pengurus is alive.
-- dasar: [PK] batas umur bertanggal
-- minutes: 15
-- reads: families
-- grain: one column of one family

SELECT rowid AS rid, 'tanggal_lahir' AS "column", NULL AS related
FROM families
WHERE born <= CAST($as_of AS DATE) - to_years($oldest + 1)
