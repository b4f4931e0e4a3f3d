-- purpose: posts a plan's rows as they stand, once per key
-- reads: ledger_end (temporary), ledger_account
-- writes: ledger_transfer (and, by its trigger, ledger_balance)
-- gives: how many transfers, rupiah and grams were posted
-- grain: one transfer per row of the plan; its key is the plan's and the row's place in the order

WITH posted AS (
    INSERT INTO ledger_transfer (
        program, period, reason, from_account, to_account, amount, unit,
        path, party, evidence, publication, key, at
    )
    SELECT
        e.program, e.period, e.reason, f.id, t.id, e.amount, e.unit,
        e.path, e.party, e.evidence, NULL,
        %(key)s || ':' || row_number() OVER (ORDER BY e.program, e.period, e.path, e.reason, e.party, e.evidence),
        %(at)s
    FROM ledger_end e
    JOIN ledger_account f ON f.code = e.from_code
    JOIN ledger_account t ON t.code = e.to_code
    ORDER BY e.program, e.period, e.path, e.reason, e.party, e.evidence
    RETURNING amount, unit
)
SELECT
    count(*),
    coalesce(sum(amount) FILTER (WHERE unit = 'IDR'), 0)::bigint,
    coalesce(sum(amount) FILTER (WHERE unit = 'GRAM'), 0)::bigint
FROM posted;
