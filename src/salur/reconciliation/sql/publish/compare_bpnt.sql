-- purpose: find which accounts differ from what is published
-- reads:   incoming_unit, reconciliation_unit
-- writes:  changed_unit (temporary)
-- grain:   one account
CREATE TEMPORARY TABLE changed_unit ON COMMIT DROP AS
SELECT coalesce(i.account, u.account)::text AS subject, i.code AS new_code, u.code AS old_code, u.id AS old_id
FROM incoming_unit i
FULL JOIN (
    SELECT * FROM reconciliation_unit WHERE period = %(period)s AND until IS NULL
) u ON u.account = i.account
WHERE u.id IS NULL OR i.account IS NULL
    OR (i.code, i.path, i.id_kpm, i.kode_wilayah, i.bank, i.class, i.findings, i.ordered_idr,
        i.credited_idr, i.spent_idr, i.returned_idr, i.opening_idr, i.rest, i.place, i.party)
    IS DISTINCT FROM
       (u.code, u.path, u.id_kpm, u.kode_wilayah, u.bank, u.class, u.findings, u.ordered_idr,
        u.credited_idr, u.spent_idr, u.returned_idr, u.opening_idr, u.rest, u.place, u.party);
