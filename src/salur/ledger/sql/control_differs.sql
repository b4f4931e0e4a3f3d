-- purpose: compares the movement of accounts in a plan's scope with the sums of the sub-ledger
-- reads: ledger_control, ledger_scope (temporary), ledger_transfer, ledger_account
-- writes: nothing
-- grain: the first account, by code and month, that differs; only kinds that the sub-ledger speaks of

WITH posted AS (
    SELECT x.from_account, x.to_account, x.period, x.amount, coalesce(w.book, 'month') AS book
    FROM ledger_transfer x
    LEFT JOIN ledger_flow w ON w.reason = x.reason
    WHERE x.publication IS NOT NULL
        AND EXISTS (
            SELECT FROM ledger_scope s
            WHERE s.program = x.program AND s.period = x.period AND x.path <@ s.path
                AND s.book = coalesce(w.book, 'month')
        )
),
moved AS (
    SELECT account_id, period, book, sum(amount)::bigint AS movement
    FROM (
        SELECT from_account AS account_id, period, book, -amount AS amount FROM posted
        UNION ALL
        SELECT to_account, period, book, amount FROM posted
    ) sides
    GROUP BY account_id, period, book
),
ledger AS (
    SELECT a.code, m.period, m.book, m.movement
    FROM moved m
    JOIN ledger_account a ON a.id = m.account_id
    WHERE (a.program, a.kind, m.book) IN (SELECT program, kind, book FROM ledger_control)
),
sub_ledger AS (
    SELECT
        program || ':' || kind || ':' || ltree2text(path) || coalesce(':' || party::text, '') AS code,
        period, book, sum(movement)::bigint AS movement
    FROM ledger_control
    GROUP BY 1, 2, 3
)
SELECT code, period, coalesce(l.movement, 0) AS ledger, coalesce(s.movement, 0) AS sub_ledger
FROM ledger l
FULL JOIN sub_ledger s USING (code, period, book)
WHERE coalesce(l.movement, 0) <> coalesce(s.movement, 0)
ORDER BY code, period LIMIT 1;
