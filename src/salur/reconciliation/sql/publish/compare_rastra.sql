-- purpose: find which desa differ from what is published
-- reads:   incoming_unit, reconciliation_rice_unit
-- writes:  changed_unit (temporary)
-- grain:   one desa
CREATE TEMPORARY TABLE changed_unit ON COMMIT DROP AS
SELECT coalesce(i.kode_wilayah, u.kode_wilayah) AS subject, i.code AS new_code, u.code AS old_code,
    u.id AS old_id
FROM incoming_unit i
FULL JOIN (
    SELECT * FROM reconciliation_rice_unit WHERE period = %(period)s AND until IS NULL
) u ON u.kode_wilayah = i.kode_wilayah
WHERE u.id IS NULL OR i.kode_wilayah IS NULL
    OR (i.class, i.findings, i.quota_g, i.requested_g, i.released_g, i.arrived_g, i.rejected_g, i.handed_g)
    IS DISTINCT FROM
       (u.class, u.findings, u.quota_g, u.requested_g, u.released_g, u.arrived_g, u.rejected_g, u.handed_g);
