-- purpose: what accounts held before a first month, what moved from then until a last one
-- reads: ledger_movement
-- writes: nothing
-- grain: place (as many digits of its code as asked; none: all together), kind and party

SELECT
    left(m.code, %(digits)s) AS place, m.kind, m.party,
    coalesce(sum(CASE WHEN m.incoming THEN m.amount ELSE -m.amount END)
        FILTER (WHERE m.period < %(first)s), 0)::bigint AS opening,
    coalesce(sum(m.amount) FILTER (WHERE m.period >= %(first)s AND m.incoming), 0)::bigint AS incoming,
    coalesce(sum(m.amount) FILTER (WHERE m.period >= %(first)s AND NOT m.incoming), 0)::bigint AS outgoing
FROM unnest(%(from_codes)s::text[], %(to_codes)s::text[], %(reaches)s::smallint[]) AS r (low, high, reach)
JOIN ledger_movement m
    ON m.program = %(program)s AND m.reach = r.reach AND m.code >= r.low COLLATE "C" AND m.code < r.high COLLATE "C"
WHERE m.period <= %(last)s
    AND (%(kind)s::text IS NULL OR m.kind = %(kind)s)
    AND (NOT %(of_party)s OR m.party IS NOT DISTINCT FROM %(party)s::uuid)
GROUP BY 1, 2, 3
ORDER BY 1, 2, 3
