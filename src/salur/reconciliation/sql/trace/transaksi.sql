-- purpose: add the lines of one file of purchases that name a wanted account
-- reads:   one Parquet file of accepted rows of contract transaksi; wanted
-- writes:  purchases
-- grain:   one line; `line` is a hash of all it says
INSERT INTO purchases
SELECT w.unit, $evidence, p.row, CAST(w.unit AS VARCHAR), CAST(strftime(CAST(p.tanggal AS DATE), '%Y%m') AS INTEGER), p.nominal,
    CASE WHEN p.jenis = 'BATAL' THEN -1 ELSE 1 END, p.id_transaksi, p.id_asal, CAST(p.tanggal AS DATE),
    coalesce(p.jenis, 'BELANJA'), p.line
FROM (
    SELECT *, sha256($outer || sha256($inner || no_rekening))[:32] AS blind, hash(*COLUMNS(* EXCLUDE (row, program))) AS line
    FROM read_parquet($path)
    WHERE right(no_rekening, 4) IN (SELECT last4 FROM wanted) AND coalesce(program, 'BPNT') = 'BPNT'
) p
JOIN wanted w ON w.account = p.blind
ORDER BY p.row;
