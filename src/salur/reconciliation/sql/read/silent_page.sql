-- purpose: the accounts of a desa that were credited in some months and never bought anything, beyond a key
-- reads:   reconciliation_unit
-- writes:  nothing
-- grain:   one account: its newest month, how often it was credited, and what lies on it
SELECT unit, period, id_kpm, last4, bank, credits, balance
FROM (
    SELECT (array_agg(id ORDER BY period DESC))[1] AS unit, max(period) AS period, max(id_kpm) AS id_kpm,
        max(last4) AS last4, max(bank) AS bank, count(*) FILTER (WHERE credited_idr > 0)::integer AS credits,
        (array_agg(credited_idr + opening_idr - spent_idr - returned_idr ORDER BY period DESC))[1] AS balance
    FROM reconciliation_unit
    WHERE until IS NULL AND period = ANY (%(periods)s::integer[]) AND code = %(kabkota)s AND kode_wilayah = %(code)s
    GROUP BY account
    HAVING bool_or(credited_idr > 0) AND NOT bool_or(spent_idr > 0)
) a
WHERE (coalesce(id_kpm, ''), unit) > (%(after)s, %(id)s::bigint)
ORDER BY coalesce(id_kpm, ''), unit
LIMIT %(limit)s;
