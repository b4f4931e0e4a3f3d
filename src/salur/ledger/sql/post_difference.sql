-- purpose: posts what a plan desires beyond what is published already, and takes back what it desires no longer
-- reads: ledger_end, ledger_scope, ledger_flow (temporary), ledger_account, ledger_transfer
-- writes: ledger_transfer (and, by its trigger, ledger_balance)
-- gives: how many transfers, rupiah and grams were posted
-- grain: at most one transfer per pair of accounts, programme, month, reason, place, party and evidence
--
-- Direction: every pair of accounts is looked at from its smaller number, signed. The key counts the
-- transfers the group has: two postings of one difference collide instead of counting twice.

WITH wanted AS (
    SELECT
        e.program, e.period, e.reason, e.path, e.party, e.evidence, e.unit,
        least(f.id, t.id) AS low, greatest(f.id, t.id) AS high,
        CASE WHEN f.id < t.id THEN e.amount ELSE -e.amount END AS amount,
        0 AS transfers
    FROM ledger_end e
    JOIN ledger_account f ON f.code = e.from_code
    JOIN ledger_account t ON t.code = e.to_code
),
published AS (
    SELECT
        x.program, x.period, x.reason, x.path, x.party, x.evidence, x.unit,
        least(x.from_account, x.to_account) AS low, greatest(x.from_account, x.to_account) AS high,
        CASE WHEN x.from_account < x.to_account THEN -x.amount ELSE x.amount END AS amount,
        1 AS transfers
    FROM ledger_transfer x
    LEFT JOIN ledger_flow w ON w.reason = x.reason  -- a reason of earlier days was of the month
    WHERE x.publication IS NOT NULL
        AND EXISTS (
            SELECT FROM ledger_scope s
            WHERE s.program = x.program AND s.period = x.period AND x.path <@ s.path
                AND s.book = coalesce(w.book, 'month')
        )
),
difference AS (
    SELECT
        program, period, reason, path, party, evidence, unit, low, high,
        sum(amount)::bigint AS amount, sum(transfers) AS transfers
    FROM (SELECT * FROM wanted UNION ALL SELECT * FROM published) both_sides
    GROUP BY program, period, reason, path, party, evidence, unit, low, high
    HAVING sum(amount) <> 0
),
posted AS (
    INSERT INTO ledger_transfer (
        program, period, reason, from_account, to_account, amount, unit,
        path, party, evidence, publication, key, at
    )
    SELECT
        program, period, reason,
        CASE WHEN amount > 0 THEN low ELSE high END,
        CASE WHEN amount > 0 THEN high ELSE low END,
        abs(amount), unit, path, party, evidence, %(publication)s,
        'plan:' || md5(concat_ws('|', program, period, reason, path, coalesce(party::text, '-'),
            coalesce(evidence::text, '-'), low, high, transfers)) AS key,
        %(at)s
    FROM difference
    ORDER BY program, period, path, reason, party, evidence, low, high
    RETURNING amount, unit
)
SELECT
    count(*),
    coalesce(sum(amount) FILTER (WHERE unit = 'IDR'), 0)::bigint,
    coalesce(sum(amount) FILTER (WHERE unit = 'GRAM'), 0)::bigint
FROM posted;
