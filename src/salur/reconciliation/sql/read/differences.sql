-- purpose: the units that a version ended or began
-- reads:   reconciliation_unit
-- writes:  nothing
-- grain:   one account and side
SELECT
    account,
    since = %(number)s AS is_after,
    period, code, last4, id_kpm, kode_wilayah, bank, class, findings, ordered_idr, credited_idr,
    spent_idr, returned_idr, opening_idr, since, until, credit_day
FROM reconciliation_unit
WHERE period = %(period)s AND code = %(code)s
    AND (since = %(number)s OR until = %(number)s)
ORDER BY id_kpm NULLS LAST, account
LIMIT %(size)s
