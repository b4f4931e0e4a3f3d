-- purpose: proposals in the columns that are kept
-- reads:   proposed, open_units; asked, file_rows, file_paths
-- writes:  matches_out
-- grain:   one pair
CREATE TABLE matches_out AS
WITH evidence AS (
    SELECT a.other, to_json(list({'file': p.evidence, 'row': r.row} ORDER BY p.evidence, r.row)) AS rows
    FROM asked a
    JOIN file_rows r ON r.contract = a.contract AND r.file = a.file AND r.ref = a.ref
    JOIN file_paths p ON p.contract = a.contract AND p.file = a.file
    GROUP BY a.other
)
SELECT b.fits AS kind, p.ordered, a.last4 AS ordered_last4, p.other, b.last4 AS other_last4, a.code, a.path,
       coalesce(a.bank_name, '-') AS bank, a.bank AS party, a.id_kpm, a.kode_wilayah, a.ordered_idr,
       CASE b.fits WHEN 'credit' THEN b.credited_idr ELSE a.credited_idr END AS credited_idr, b.spent_idr,
       CASE b.fits WHEN 'credit' THEN b.credit_day ELSE a.credit_day END AS credit_day, p.score, p.standing,
       '{' || array_to_string(p.reasons, ',') || '}' AS reasons, coalesce(e.rows, '[]') AS evidence
FROM proposed p
JOIN open_units a ON a.blind = p.ordered AND a.side = 'ordered'
JOIN open_units b ON b.blind = p.other AND b.side = 'other'
LEFT JOIN evidence e ON e.other = p.other;
