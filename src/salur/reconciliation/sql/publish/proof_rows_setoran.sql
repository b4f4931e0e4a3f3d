-- purpose: find in one file of contract setoran the row that speaks of each account
-- reads:   proofs; one Parquet file of accepted rows
-- writes:  adds to proof_rows
-- grain:   one account and kind
INSERT INTO proof_rows
SELECT p.contract, p.file, p.acct, p.kind, min(f.row)
FROM proofs p JOIN read_parquet($path) f ON f.no_rekening = account_of(p.acct)
WHERE p.contract = 'setoran' AND p.file = CAST($file AS INTEGER) AND CAST(f.tanggal AS DATE) IS NOT DISTINCT FROM p.day
GROUP BY ALL;
