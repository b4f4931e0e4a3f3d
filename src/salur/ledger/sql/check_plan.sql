-- purpose: finds what a plan must not hold: an unknown reason, or a row outside of its own scope
-- reads: ledger_desired, ledger_flow, ledger_scope (temporary)
-- writes: nothing
-- grain: one row for the first fault of each sort

(SELECT 'unknown_reason' AS fault, d.program || ' ' || d.reason AS example
FROM ledger_desired d
WHERE NOT EXISTS (SELECT FROM ledger_flow f WHERE f.reason = d.reason AND f.program = d.program)
ORDER BY example LIMIT 1)
UNION ALL
(SELECT 'outside_scope', d.program || ' ' || d.period || ' ' || ltree2text(d.path)
FROM ledger_desired d
JOIN ledger_flow f ON f.reason = d.reason AND f.program = d.program
WHERE NOT EXISTS (
    SELECT FROM ledger_scope s
    WHERE s.program = d.program AND s.period = d.period AND d.path <@ s.path AND s.book = f.book
)
ORDER BY 2 LIMIT 1);
