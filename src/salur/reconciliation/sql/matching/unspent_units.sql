-- purpose: credits that nobody spent, of accounts or families that purchases elsewhere may belong to
-- reads:   reconciliation_unit
-- writes:  nothing
-- grain:   one account
SELECT replace(account::text, '-', '') AS blind, last4, 'ordered' AS side, 'purchase' AS fits, party::text, code,
    path::text, id_kpm, kode_wilayah, bank, ordered_idr, credited_idr, spent_idr, opening_idr, credit_day
FROM reconciliation_unit
WHERE period = %(period)s AND until IS NULL AND class = 10
    AND (account = ANY (%(accounts)s) OR id_kpm = ANY (%(families)s))
