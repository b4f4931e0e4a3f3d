-- id: dukcapil_never_matched
-- severity: warning
-- part: matched
-- pesan: Pengurus belum pernah dipadankan dengan Dukcapil.
-- message: The pengurus was never matched with the population office.
-- perbaikan: Kirim datanya untuk pemadanan berikutnya.
-- remedy: Send its data with the next matching.
-- dasar: UU 24/2013 [PK]
-- minutes: 5
-- reads: families, matches
-- grain: one column of one family

SELECT rowid AS rid, 'nik' AS "column", NULL AS related
FROM families
WHERE id_kpm NOT IN (SELECT id_kpm FROM matches WHERE kind = 'dukcapil')
