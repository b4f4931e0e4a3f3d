-- purpose: compares the movement of accounts in a plan's scope with the sums of the sub-ledger
-- reads: ledger_control, ledger_scope (temporary), ledger_transfer, ledger_account
-- writes: nothing
-- grain: the first account, by code and month, that differs; only kinds that the sub-ledger speaks of

WITH posted AS (
    SELECT x.* FROM ledger_transfer x
    WHERE x.publication IS NOT NULL
        AND EXISTS (
            SELECT FROM ledger_scope s
            WHERE s.program = x.program AND s.period = x.period AND x.path <@ s.path
        )
),
moved AS (
    SELECT account_id, period, sum(amount)::bigint AS movement
    FROM (
        SELECT from_account AS account_id, period, -amount AS amount FROM posted
        UNION ALL
        SELECT to_account, period, amount FROM posted
    ) sides
    GROUP BY account_id, period
),
ledger AS (
    SELECT a.code, m.period, m.movement
    FROM moved m
    JOIN ledger_account a ON a.id = m.account_id
    WHERE (a.program, a.kind) IN (SELECT program, kind FROM ledger_control)
),
sub_ledger AS (
    SELECT
        program || ':' || kind || ':' || ltree2text(path) || coalesce(':' || party::text, '') AS code,
        period, sum(movement)::bigint AS movement
    FROM ledger_control
    GROUP BY 1, 2
)
SELECT code, period, coalesce(l.movement, 0) AS ledger, coalesce(s.movement, 0) AS sub_ledger
FROM ledger l
FULL JOIN sub_ledger s USING (code, period)
WHERE coalesce(l.movement, 0) <> coalesce(s.movement, 0)
ORDER BY code, period LIMIT 1;
