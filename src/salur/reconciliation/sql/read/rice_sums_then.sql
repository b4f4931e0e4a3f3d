-- purpose: the sums of regions right under a path as they were known at a moment, added up from their desa
-- reads:   reconciliation_rice_unit, reconciliation_version
-- writes:  nothing
-- grain:   region (the first digits of the desa's code) and class
WITH counted AS (
    SELECT DISTINCT ON (code) code, number
    FROM reconciliation_version
    WHERE program = 'RASTRA' AND period = %(period)s AND published_at <= %(known)s::timestamptz
        AND code >= %(lowest)s AND code < %(highest)s
    ORDER BY code, number DESC
)
SELECT left(u.kode_wilayah, %(digits)s), u.class, count(*)::bigint,
    0::bigint, 0::bigint, 0::bigint, 0::bigint, 0::bigint, 0::bigint, 0::bigint, 0::bigint, 0::bigint,
    0::bigint, 0::bigint, 0::bigint,
    sum(u.quota_g)::bigint, sum(u.requested_g)::bigint, sum(u.released_g)::bigint, sum(u.arrived_g)::bigint,
    sum(u.rejected_g)::bigint, sum(u.handed_g)::bigint
FROM reconciliation_rice_unit u
JOIN counted v ON v.code = u.code AND u.since <= v.number AND (u.until IS NULL OR u.until > v.number)
WHERE u.period = %(period)s AND u.path <@ %(path)s::ltree
GROUP BY 1, 2
ORDER BY 1, 2
