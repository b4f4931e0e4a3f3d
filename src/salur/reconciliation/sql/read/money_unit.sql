-- purpose: every version of the account's month that one row belongs to, newest first
-- reads:   reconciliation_unit
-- writes:  nothing
-- grain:   one account's month and version
SELECT u.id, u.period, u.code, u.path::text, u.account, u.last4, u.id_kpm, u.kode_wilayah, u.bank, u.class,
    u.findings, u.ordered_idr, u.credited_idr, u.spent_idr, u.returned_idr, u.opening_idr, u.since, u.until,
    u.credit_day
FROM reconciliation_unit u
WHERE (u.period, u.account) = (
    SELECT o.period, o.account FROM reconciliation_unit o WHERE o.period = %(period)s AND o.id = %(id)s
)
ORDER BY u.until DESC NULLS FIRST, u.since DESC, u.id DESC
