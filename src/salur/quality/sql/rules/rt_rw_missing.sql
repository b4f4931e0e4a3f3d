-- id: rt_rw_missing
-- severity: info
-- part: complete
-- pesan: RT atau RW kosong.
-- message: The RT or RW is missing.
-- perbaikan: Isi RT dan RW bila desanya memakainya.
-- remedy: Enter RT and RW where the village has them.
-- dasar: [PK]
-- minutes: 5
-- reads: families
-- grain: one column of one family

SELECT rowid AS rid, CASE WHEN rt IS NULL THEN 'rt' ELSE 'rw' END AS "column", NULL AS related
FROM families
WHERE rt IS NULL OR rw IS NULL
