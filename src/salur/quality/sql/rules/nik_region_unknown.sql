-- id: nik_region_unknown
-- severity: warning
-- part: none
-- pesan: Kode wilayah dalam NIK tidak dikenal.
-- message: The district in the NIK is unknown.
-- perbaikan: Cocokkan dengan KTP atau KK keluarga itu.
-- remedy: Compare it with the family's identity or family card.
-- dasar: contracts.md §5: kode lama ada dan tetap sah
-- minutes: 10
-- reads: niks, nik_districts
-- grain: one column of one family

SELECT rid, 'nik' AS "column", NULL AS related
FROM niks
WHERE is_valid AND district NOT IN (SELECT code FROM nik_districts)
