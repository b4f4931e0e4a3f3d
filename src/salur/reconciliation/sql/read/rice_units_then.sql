-- purpose: one page of the desa's months beneath a figure as it was known at a moment, beyond a key
-- reads:   reconciliation_rice_unit, reconciliation_version
-- writes:  nothing
-- grain:   one desa's month in the version that counted then
WITH counted AS (
    SELECT DISTINCT ON (code) code, number
    FROM reconciliation_version
    WHERE program = 'RASTRA' AND period = %(period)s AND published_at <= %(known)s::timestamptz
        AND code >= %(lowest)s AND code < %(highest)s
    ORDER BY code, number DESC
)
SELECT u.id, u.code, NULL, NULL, u.kode_wilayah, NULL, u.class, u.findings, u.since, a.amount
FROM reconciliation_rice_unit u
JOIN counted v ON v.code = u.code AND u.since <= v.number AND (u.until IS NULL OR u.until > v.number)
CROSS JOIN LATERAL (
    SELECT reconciliation_rice(
        %(term)s, u.quota_g, u.requested_g, u.released_g, u.arrived_g, u.rejected_g, u.handed_g) AS amount
) a
WHERE u.period = %(period)s AND u.class = ANY(%(classes)s::smallint[]) AND u.path <@ %(path)s::ltree
    AND a.amount <> 0
    AND (%(key_code)s::text IS NULL
        OR (u.code, u.class, u.id) > (%(key_code)s::text, %(key_class)s::smallint, %(key_id)s::bigint))
ORDER BY u.code, u.class, u.id
LIMIT %(size)s
