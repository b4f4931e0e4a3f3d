-- purpose: end the accounts' rows that changed, and begin their successors
-- reads:   incoming_unit, ended_unit, new_version
-- writes:  reconciliation_unit
-- grain:   one account and version
UPDATE reconciliation_unit u SET until = n.number
FROM ended_unit e JOIN new_version n ON n.code = e.code
WHERE u.period = %(period)s AND u.id = e.id;

INSERT INTO reconciliation_unit_{period} (
    period, code, path, account, last4, id_kpm, kode_wilayah, bank, class, findings, ordered_idr,
    credited_idr, spent_idr, returned_idr, opening_idr, rest, place, party, credit_day, stage, sp2d_day,
    since
)
SELECT %(period)s, i.code, i.path, i.account, i.last4, i.id_kpm, i.kode_wilayah, i.bank, i.class,
    i.findings, i.ordered_idr, i.credited_idr, i.spent_idr, i.returned_idr, i.opening_idr, i.rest,
    i.place, i.party, i.credit_day, i.stage, i.sp2d_day, n.number
FROM incoming_unit i
JOIN new_version n ON n.code = i.code;
