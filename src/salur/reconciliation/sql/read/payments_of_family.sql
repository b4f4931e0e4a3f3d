-- purpose: all months of the accounts that a family was ever ordered on, oldest first, with what makes their state
-- reads:   reconciliation_unit, reconciliation_exception, reconciliation_return, reconciliation_return_line
-- writes:  nothing
-- grain:   one account's month
SELECT u.account, u.period, u.code, u.last4, u.id_kpm, u.bank, u.class, u.ordered_idr, u.stage, u.rest,
    u.credited_idr, u.spent_idr, u.returned_idr, u.opening_idr,
    coalesce(u.class = 10 AND e.reason = 'SALDO_GANTUNG', false), 'idle' = ANY (u.findings),
    EXISTS (
        SELECT FROM reconciliation_return_line l JOIN reconciliation_return r ON r.id = l.return_id
        WHERE l.period = u.period AND l.account = u.account AND l.excuse IS NULL
            AND r.status = 'APPROVED' AND u.returned_idr < l.returned_before + l.amount_idr),
    u.sp2d_day, u.credit_day, e.reason
FROM reconciliation_unit u
LEFT JOIN reconciliation_exception e
    ON e.program = 'BPNT' AND e.period = u.period AND e.subject = u.account::text
    AND e.cause = 'class' AND e.closed_in IS NULL
WHERE u.until IS NULL
    AND u.account IN (SELECT account FROM reconciliation_unit WHERE id_kpm = %(id_kpm)s AND until IS NULL)
ORDER BY u.account, u.period
