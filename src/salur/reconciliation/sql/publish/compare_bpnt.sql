-- purpose: keep of the accounts only those that differ from what is published, and find which
--          published rows end
-- reads:   incoming_unit, reconciliation_unit
-- writes:  ended_unit (temporary); incoming_unit without what stands already
-- grain:   one account
CREATE TEMPORARY TABLE ended_unit ON COMMIT DROP AS
SELECT u.id, u.code, u.account::text AS subject
FROM reconciliation_unit u LEFT JOIN incoming_unit i ON i.account = u.account
WHERE u.period = %(period)s AND u.until IS NULL
    AND (i.account IS NULL
        OR (i.code, i.path, i.id_kpm, i.kode_wilayah, i.bank, i.class, i.findings, i.ordered_idr,
            i.credited_idr, i.spent_idr, i.returned_idr, i.opening_idr, i.rest, i.place, i.party,
            i.stage, i.sp2d_day)
        IS DISTINCT FROM
           (u.code, u.path, u.id_kpm, u.kode_wilayah, u.bank, u.class, u.findings, u.ordered_idr,
            u.credited_idr, u.spent_idr, u.returned_idr, u.opening_idr, u.rest, u.place, u.party,
            u.stage, u.sp2d_day));
ANALYZE ended_unit;

DELETE FROM incoming_unit i USING reconciliation_unit u
WHERE u.period = %(period)s AND u.until IS NULL AND u.account = i.account
    AND NOT EXISTS (SELECT FROM ended_unit e WHERE e.id = u.id);

CREATE TEMPORARY VIEW incoming_subject AS SELECT code, account::text AS subject FROM incoming_unit;
