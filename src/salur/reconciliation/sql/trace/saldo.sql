-- purpose: add the lines of one file of balances that name a wanted account
-- reads:   one Parquet file of accepted rows of contract saldo; wanted
-- writes:  openings
-- grain:   one line
INSERT INTO openings
SELECT w.unit, $evidence, p.row, CAST(w.unit AS VARCHAR), $period, p.saldo,
    1, NULL, NULL, p.tanggal, '', NULL
FROM (
    SELECT *, sha256($outer || sha256($inner || no_rekening))[:32] AS blind
    FROM read_parquet($path)
    WHERE right(no_rekening, 4) IN (SELECT last4 FROM wanted) AND coalesce(program, 'BPNT') = 'BPNT'
) p
JOIN wanted w ON w.account = p.blind
ORDER BY p.row;
