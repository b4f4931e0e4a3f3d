-- id: verification_unknown
-- severity: warning
-- part: fresh
-- pesan: Tanggal verifikasi terakhir keluarga ini tidak diketahui.
-- message: Nobody knows when this family was last verified.
-- perbaikan: Verifikasi keluarga ini dan catat tanggalnya.
-- remedy: Verify this family and note the day.
-- dasar: UU 13/2011 pasal 8 (domain.md §1) [L]
-- minutes: 30
-- reads: families, verified
-- grain: one column of one family

SELECT rowid AS rid, 'id_kpm' AS "column", NULL AS related
FROM families
WHERE id_kpm NOT IN (SELECT id_kpm FROM verified WHERE verified_on IS NOT NULL)
