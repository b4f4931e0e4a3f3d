-- purpose: the account's month that an exception is about, every version, newest first
-- reads:   reconciliation_exception, reconciliation_unit
-- writes:  nothing
-- grain:   one account's month and version
SELECT
    period, code, last4, id_kpm, kode_wilayah, bank, class, findings, ordered_idr, credited_idr,
    spent_idr, returned_idr, opening_idr, since, until, credit_day
FROM reconciliation_unit
WHERE (period, account) = (
    SELECT e.period, e.subject::uuid FROM reconciliation_exception AS e
    WHERE e.id = %(id)s AND e.cause = 'class'
)
ORDER BY since DESC
