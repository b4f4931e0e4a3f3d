-- purpose: what hangs, and by what ended what does no longer, of the kab/kota under a region, up to a month
-- reads:   reconciliation_carry_count
-- writes:  nothing
-- grain:   programme, month, when it ended and by what
SELECT program, period, resolved_in, kind, sum(count)::bigint, sum(amount)::bigint
FROM reconciliation_carry_count
WHERE program = ANY (%(programs)s) AND period <= %(period)s AND path <@ %(path)s::ltree
    AND (resolved_in = 0 OR resolved_in >= %(period)s)
GROUP BY 1, 2, 3, 4
