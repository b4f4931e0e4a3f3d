-- purpose: the sums of regions right under a path as they were known at a moment, added up from their units
-- reads:   reconciliation_unit, reconciliation_version
-- writes:  nothing
-- grain:   region (the first digits of the desa's code) and class
WITH counted AS (
    SELECT DISTINCT ON (code) code, number
    FROM reconciliation_version
    WHERE program = 'BPNT' AND period = %(period)s AND published_at <= %(known)s::timestamptz
        AND code >= %(lowest)s AND code < %(highest)s
    ORDER BY code, number DESC
)
SELECT coalesce(left(u.kode_wilayah, %(digits)s), '-'), u.class, count(*)::bigint,
    sum(u.ordered_idr)::bigint, sum(u.credited_idr)::bigint,
    sum(reconciliation_money('credited_to_order', u.ordered_idr, u.credited_idr, 0, 0, 0, u.rest))::bigint,
    sum(reconciliation_money('over', u.ordered_idr, u.credited_idr, 0, 0, 0, u.rest))::bigint,
    sum(reconciliation_money('without_instruction', u.ordered_idr, u.credited_idr, 0, 0, 0, u.rest))::bigint,
    sum(reconciliation_money('failed', u.ordered_idr, u.credited_idr, 0, 0, 0, u.rest))::bigint,
    sum(reconciliation_money('missing', u.ordered_idr, u.credited_idr, 0, 0, 0, u.rest))::bigint,
    sum(reconciliation_money('reversed', u.ordered_idr, u.credited_idr, 0, 0, 0, u.rest))::bigint,
    sum(reconciliation_money('short', u.ordered_idr, u.credited_idr, 0, 0, 0, u.rest))::bigint,
    sum(u.opening_idr)::bigint, sum(u.spent_idr)::bigint, sum(u.returned_idr)::bigint,
    0::bigint, 0::bigint, 0::bigint, 0::bigint, 0::bigint, 0::bigint
FROM reconciliation_unit u
JOIN counted v ON v.code = u.code AND u.since <= v.number AND (u.until IS NULL OR u.until > v.number)
WHERE u.period = %(period)s AND u.path <@ %(path)s::ltree
    AND (%(bank)s::text IS NULL OR coalesce(u.bank, '-') = %(bank)s)
GROUP BY 1, 2
ORDER BY 1, 2
