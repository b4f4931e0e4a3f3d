-- purpose: how many accounts of some desa have been credited since a month, and how many of those never bought anything
-- reads:   reconciliation_unit
-- writes:  nothing
-- grain:   one desa
SELECT kode_wilayah, count(*)::integer, count(*) FILTER (WHERE NOT bought)::integer
FROM (
    SELECT u.kode_wilayah, u.account, bool_or(u.credited_idr > 0) AS credited, bool_or(u.spent_idr > 0) AS bought
    FROM unnest(%(codes)s::text[], %(firsts)s::integer[]) d (kode_wilayah, first)
    JOIN reconciliation_unit u ON u.kode_wilayah = d.kode_wilayah AND u.period >= d.first
    WHERE u.until IS NULL AND u.period = ANY (%(periods)s::integer[])
        AND u.code >= %(lowest)s AND u.code < %(highest)s
    GROUP BY u.kode_wilayah, u.account
) a
WHERE credited
GROUP BY kode_wilayah;
