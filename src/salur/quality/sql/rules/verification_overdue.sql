-- id: verification_overdue
-- severity: warning
-- part: fresh
-- pesan: Verifikasi terakhir lebih lama daripada batas yang berlaku.
-- message: The last verification is older than the limit.
-- perbaikan: Verifikasi ulang keluarga ini.
-- remedy: Verify this family again.
-- dasar: UU 13/2011 pasal 8, sekurang-kurangnya dua tahun sekali (domain.md §1) [L]
-- minutes: 30
-- reads: families, verified
-- grain: one column of one family

SELECT rowid AS rid, 'id_kpm' AS "column", NULL AS related
FROM families
WHERE id_kpm IN (SELECT id_kpm FROM verified WHERE verified_on <= CAST($as_of AS DATE) - to_months($verification_months))
