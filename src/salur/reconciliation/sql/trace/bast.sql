-- purpose: add the lines of one file of contract bast about a wanted desa, or about its whole kecamatan
-- reads:   one Parquet file of accepted rows of contract bast; wanted
-- writes:  traced
-- grain:   one line; a range of months or a shared point gives each desa a part, which is not told
INSERT INTO traced
SELECT w.unit, 'bast', $evidence, p.row, p.tanggal, grams_of(p.kg), '', p.no_bast, NULL
FROM read_parquet($path) p
JOIN wanted w ON p.kode_wilayah = w.code OR p.kode_wilayah = left(w.code, 6)
WHERE month_of(left(p.periode, 7)) <= $period AND month_of(right(p.periode, 7)) >= $period
    AND coalesce(p.program, 'RASTRA') = 'RASTRA'
ORDER BY p.row;
