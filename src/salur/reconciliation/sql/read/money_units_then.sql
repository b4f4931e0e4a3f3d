-- purpose: one page of the accounts' months beneath a figure as it was known at a moment, beyond a key
-- reads:   reconciliation_unit, reconciliation_version
-- writes:  nothing
-- grain:   one account's month in the version that counted then
WITH counted AS (
    SELECT DISTINCT ON (code) code, number
    FROM reconciliation_version
    WHERE program = 'BPNT' AND period = %(period)s AND published_at <= %(known)s::timestamptz
        AND code >= %(lowest)s AND code < %(highest)s
    ORDER BY code, number DESC
)
SELECT u.id, u.code, u.last4, u.id_kpm, u.kode_wilayah, u.bank, u.class, u.findings, u.since, a.amount
FROM reconciliation_unit u
JOIN counted v ON v.code = u.code AND u.since <= v.number AND (u.until IS NULL OR u.until > v.number)
CROSS JOIN LATERAL (
    SELECT reconciliation_money(
        %(term)s, u.ordered_idr, u.credited_idr, u.spent_idr, u.returned_idr, u.opening_idr, u.rest) AS amount
) a
WHERE u.period = %(period)s AND u.class = ANY(%(classes)s::smallint[]) AND u.path <@ %(path)s::ltree
    AND (%(bank)s::text IS NULL OR coalesce(u.bank, '-') = %(bank)s)
    AND a.amount <> 0
    AND (%(key_code)s::text IS NULL
        OR (u.code, u.class, u.id) > (%(key_code)s::text, %(key_class)s::smallint, %(key_id)s::bigint))
ORDER BY u.code, u.class, u.id
LIMIT %(size)s
