-- purpose: every version of the desa's month that one row belongs to, newest first
-- reads:   reconciliation_rice_unit
-- writes:  nothing
-- grain:   one desa's month and version
SELECT u.id, u.period, u.code, u.path::text, u.kode_wilayah, u.class, u.findings, u.quota_g, u.requested_g,
    u.released_g, u.arrived_g, u.rejected_g, u.handed_g, u.since, u.until
FROM reconciliation_rice_unit u
WHERE (u.period, u.kode_wilayah) = (
    SELECT o.period, o.kode_wilayah FROM reconciliation_rice_unit o
    WHERE o.period = %(period)s AND o.id = %(id)s
)
ORDER BY u.until DESC NULLS FIRST, u.since DESC, u.id DESC
