-- purpose: keep of the desa only those that differ from what is published, and find which
--          published rows end
-- reads:   incoming_unit, reconciliation_rice_unit
-- writes:  ended_unit (temporary); incoming_unit without what stands already
-- grain:   one desa
CREATE TEMPORARY TABLE ended_unit ON COMMIT DROP AS
SELECT u.id, u.code, u.kode_wilayah AS subject
FROM reconciliation_rice_unit u LEFT JOIN incoming_unit i ON i.kode_wilayah = u.kode_wilayah
WHERE u.period = %(period)s AND u.until IS NULL
    AND (i.kode_wilayah IS NULL
        OR (i.class, i.findings, i.quota_g, i.requested_g, i.released_g, i.arrived_g, i.rejected_g,
            i.handed_g)
        IS DISTINCT FROM
           (u.class, u.findings, u.quota_g, u.requested_g, u.released_g, u.arrived_g, u.rejected_g,
            u.handed_g));
ANALYZE ended_unit;

DELETE FROM incoming_unit i USING reconciliation_rice_unit u
WHERE u.period = %(period)s AND u.until IS NULL AND u.kode_wilayah = i.kode_wilayah
    AND NOT EXISTS (SELECT FROM ended_unit e WHERE e.id = u.id);

CREATE TEMPORARY VIEW incoming_subject AS SELECT code, kode_wilayah AS subject FROM incoming_unit;
