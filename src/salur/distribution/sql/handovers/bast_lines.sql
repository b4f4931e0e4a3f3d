-- purpose: takes the accepted lines of one file of BAST, those of another programme left out
-- reads: {lines} (contract bast)
-- writes: bast
-- grain: one line

INSERT INTO bast
SELECT no_bast, no_do, tanggal, kode_wilayah, periode__first, periode, kg, coalesce(kg_ditolak, 0) FROM {lines}
WHERE coalesce(upper(program), 'RASTRA') = 'RASTRA';
