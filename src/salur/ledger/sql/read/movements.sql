-- purpose: why the accounts of one kind and party moved, by month
-- reads: ledger_movement
-- writes: nothing
-- grain: month, reason and direction

SELECT m.period, m.reason, m.incoming, sum(m.amount)::bigint, sum(m.transfers)::bigint
FROM unnest(%(from_codes)s::text[], %(to_codes)s::text[], %(reaches)s::smallint[]) AS r (low, high, reach)
JOIN ledger_movement m
    ON m.program = %(program)s AND m.reach = r.reach AND m.code >= r.low COLLATE "C" AND m.code < r.high COLLATE "C"
WHERE m.period BETWEEN %(first)s AND %(last)s
    AND m.kind = %(kind)s AND m.party IS NOT DISTINCT FROM %(party)s::uuid
GROUP BY 1, 2, 3
ORDER BY 1, 3 DESC, 2
