-- purpose: one page of the desa's months beneath a figure, by kab/kota, class and id, beyond a key
-- reads:   reconciliation_rice_unit
-- writes:  nothing
-- grain:   one desa's month as it stands now
SELECT u.id, u.code, NULL, NULL, u.kode_wilayah, NULL, u.class, u.findings, u.since, a.amount
FROM reconciliation_rice_unit u
CROSS JOIN LATERAL (
    SELECT reconciliation_rice(
        %(term)s, u.quota_g, u.requested_g, u.released_g, u.arrived_g, u.rejected_g, u.handed_g) AS amount
) a
WHERE u.period = %(period)s AND u.until IS NULL AND u.class = ANY(%(classes)s::smallint[])
    -- Row security keeps a comparison of paths from the index; the code is what narrows it.
    AND u.code >= %(lowest)s AND u.code < %(highest)s AND u.path <@ %(path)s::ltree
    AND a.amount <> 0
    AND (%(key_code)s::text IS NULL
        OR (u.code, u.class, u.id) > (%(key_code)s::text, %(key_class)s::smallint, %(key_id)s::bigint))
ORDER BY u.code, u.class, u.id
LIMIT %(size)s
