-- purpose: all months of the accounts that a family was ever ordered on, oldest first, every version, with
--          what makes the state of a payment
-- reads:   reconciliation_unit, reconciliation_exception, reconciliation_return, reconciliation_return_line
-- writes:  nothing
-- grain:   one account's month and version
SELECT u.account, u.period, u.code, u.last4, u.id_kpm, u.kode_wilayah, u.bank, u.class, u.findings,
    u.ordered_idr, u.credited_idr, u.spent_idr, u.returned_idr, u.opening_idr, u.since, u.until, u.credit_day,
    u.stage, u.rest, u.sp2d_day, e.reason,
    EXISTS (
        SELECT FROM reconciliation_return_line l JOIN reconciliation_return r ON r.id = l.return_id
        WHERE l.period = u.period AND l.account = u.account AND l.excuse IS NULL
            AND r.status = 'APPROVED' AND u.returned_idr < l.returned_before + l.amount_idr)
FROM reconciliation_unit u
LEFT JOIN reconciliation_exception e
    ON e.program = 'BPNT' AND e.period = u.period AND e.subject = u.account::text
    AND e.cause = 'class' AND e.resolved_kind IS NULL AND u.until IS NULL
WHERE u.account IN (SELECT account FROM reconciliation_unit WHERE id_kpm = %(id_kpm)s)
ORDER BY u.account, u.period, u.since
