-- purpose: add the lines of one file of contract serah about families of a wanted desa
-- reads:   one Parquet file of accepted rows of contract serah; served
-- writes:  traced
-- grain:   one line
INSERT INTO traced
SELECT w.unit, 'serah', $evidence, p.row, p.tanggal, grams_of(p.kg), '', NULL, NULL
FROM read_parquet($path) p
JOIN served w ON w.id_kpm = p.id_kpm
WHERE month_of(p.periode) = $period AND coalesce(p.program, 'RASTRA') = 'RASTRA'
ORDER BY p.row;
