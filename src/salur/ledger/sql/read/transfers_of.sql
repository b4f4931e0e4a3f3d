-- purpose: the transfers of some accounts in a range of months, beyond a number
-- reads: ledger_transfer, ledger_account
-- writes: nothing
-- grain: one transfer and direction; each account gives at most a page, so that none is read through

SELECT
    t.id, t.period, t.reason, t.incoming, t.amount, t.path, t.evidence, t.publication, t.reverses, t.at,
    other.kind, other.path, other.party
FROM (
    SELECT ends.*
    FROM unnest(%(accounts)s::bigint[]) AS a (id)
    CROSS JOIN LATERAL (
        (
            SELECT id, period, reason, true AS incoming, amount, path, evidence, publication, reverses, at,
                from_account AS other
            FROM ledger_transfer
            WHERE to_account = a.id AND id > %(after)s AND period BETWEEN %(first)s AND %(last)s
                AND (%(reason)s::text IS NULL OR reason = %(reason)s)
                AND (%(incoming)s::boolean IS NULL OR %(incoming)s)
            ORDER BY id LIMIT %(size)s
        )
        UNION ALL
        (
            SELECT id, period, reason, false, amount, path, evidence, publication, reverses, at, to_account
            FROM ledger_transfer
            WHERE from_account = a.id AND id > %(after)s AND period BETWEEN %(first)s AND %(last)s
                AND (%(reason)s::text IS NULL OR reason = %(reason)s)
                AND (%(incoming)s::boolean IS NULL OR NOT %(incoming)s)
            ORDER BY id LIMIT %(size)s
        )
    ) AS ends
    ORDER BY id
    LIMIT %(size)s
) t
LEFT JOIN ledger_account other ON other.id = t.other
ORDER BY t.id
