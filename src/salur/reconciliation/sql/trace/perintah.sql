-- purpose: add the lines of one order file that name a wanted account
-- reads:   one Parquet file of accepted rows of contract perintah; wanted
-- writes:  orders
-- grain:   one line
INSERT INTO orders
SELECT w.unit, $evidence, p.row, CAST(w.unit AS VARCHAR), last_month(p.periode), p.nominal, 1, p.no_spm, NULL,
    p.tanggal_sp2d, '', NULL
FROM (
    SELECT *, sha256($outer || sha256($inner || no_rekening))[:32] AS blind FROM read_parquet($path)
    WHERE right(no_rekening, 4) IN (SELECT last4 FROM wanted) AND coalesce(program, 'BPNT') = 'BPNT'
) p
JOIN wanted w ON w.account = p.blind
ORDER BY p.row;
