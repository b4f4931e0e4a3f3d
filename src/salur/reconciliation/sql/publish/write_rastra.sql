-- purpose: end the desa's rows that changed, and begin their successors
-- reads:   incoming_unit, ended_unit, new_version
-- writes:  reconciliation_rice_unit
-- grain:   one desa and version
UPDATE reconciliation_rice_unit u SET until = n.number
FROM ended_unit e JOIN new_version n ON n.code = e.code
WHERE u.period = %(period)s AND u.id = e.id;

INSERT INTO reconciliation_rice_unit_{period} (
    period, code, path, kode_wilayah, class, findings, quota_g, requested_g, released_g, arrived_g,
    rejected_g, handed_g, since
)
SELECT %(period)s, i.code, i.path, i.kode_wilayah, i.class, i.findings, i.quota_g, i.requested_g,
    i.released_g, i.arrived_g, i.rejected_g, i.handed_g, n.number
FROM incoming_unit i
JOIN new_version n ON n.code = i.code;
