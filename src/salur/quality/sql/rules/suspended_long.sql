-- id: suspended_long
-- severity: info
-- part: fresh
-- pesan: Keluarga ini sudah lama ditidurkan tanpa perbaikan.
-- message: This family has been suspended for long without repair.
-- perbaikan: Perbaiki datanya, atau usulkan penggantian lewat musdes.
-- remedy: Repair its data, or propose a replacement in a musdes.
-- dasar: domain.md §10, ditidurkan [L]; batas bertanggal [PK]
-- minutes: 30
-- reads: families, suspended
-- grain: one column of one family

SELECT rowid AS rid, 'id_kpm' AS "column", NULL AS related
FROM families
WHERE id_kpm IN (SELECT id_kpm FROM suspended WHERE since <= CAST($as_of AS DATE) - to_months($suspension_months))
