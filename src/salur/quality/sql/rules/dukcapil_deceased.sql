-- id: dukcapil_deceased
-- severity: warning
-- part: matched
-- pesan: Pengurus tercatat meninggal di Dukcapil.
-- message: The population office has the pengurus as deceased.
-- perbaikan: Ganti pengurus atau usulkan penggantian keluarga lewat musdes.
-- remedy: Change the pengurus, or propose a replacement in a musdes.
-- dasar: domain.md §10 [L]
-- minutes: 60
-- reads: families, matches
-- grain: one column of one family

SELECT f.rowid AS rid, 'nik' AS "column", m.status AS related
FROM families f
JOIN matches m ON m.id_kpm = f.id_kpm
WHERE m.kind = 'dukcapil' AND m.status = 'MENINGGAL'
