-- purpose: whole desa's months of a region as they stand, by kab/kota, class and id, beyond a key
-- reads:   reconciliation_rice_unit
-- writes:  nothing
-- grain:   one desa's month
SELECT u.id, u.code, u.kode_wilayah, NULL, u.class, NULL, u.findings, u.since, NULL, NULL, '',
    u.quota_g, u.requested_g, u.released_g, u.arrived_g, u.rejected_g, u.handed_g
FROM reconciliation_rice_unit u
WHERE u.period = %(period)s AND u.until IS NULL AND u.code >= %(lowest)s AND u.code < %(highest)s
    AND u.path <@ %(path)s::ltree
    AND (%(key_code)s::text IS NULL
        OR (u.code, u.class, u.id) > (%(key_code)s::text, %(key_class)s::smallint, %(key_id)s::bigint))
ORDER BY u.code, u.class, u.id
LIMIT %(size)s
