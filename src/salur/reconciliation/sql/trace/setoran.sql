-- purpose: add the lines of one file of returns that name a wanted account
-- reads:   one Parquet file of accepted rows of contract setoran; wanted
-- writes:  returns
-- grain:   one line; `line` is a hash of all it says
INSERT INTO returns
SELECT w.unit, $evidence, p.row, CAST(w.unit AS VARCHAR), last_month(p.periode), p.nominal,
    1, p.ntpn, NULL, p.tanggal, '', p.line
FROM (
    SELECT *, sha256($outer || sha256($inner || no_rekening))[:32] AS blind, hash(*COLUMNS(* EXCLUDE (row, program))) AS line
    FROM read_parquet($path)
    WHERE right(no_rekening, 4) IN (SELECT last4 FROM wanted) AND coalesce(program, 'BPNT') = 'BPNT'
) p
JOIN wanted w ON w.account = p.blind
ORDER BY p.row;
