-- purpose: one page of the payments of a month that stand in one state, by kab/kota and id, beyond a key
-- reads:   reconciliation_unit, reconciliation_exception, reconciliation_return, reconciliation_return_line
-- writes:  nothing
-- grain:   one account's month; what is left today counts all its later months
WITH found AS (
    SELECT u.*, e.reason, e.opened_at
    FROM reconciliation_unit u
    LEFT JOIN reconciliation_exception e
        ON e.program = 'BPNT' AND e.period = u.period AND e.subject = u.account::text
        AND e.cause = 'class' AND e.resolved_kind IS NULL
    WHERE u.period = %(period)s AND u.until IS NULL AND u.class = ANY(%(classes)s::smallint[])
        AND u.path <@ %(path)s::ltree
        AND (%(bank)s::text IS NULL OR u.bank = %(bank)s)
        AND (%(code)s::text IS NULL OR (u.code, u.id) > (%(code)s::text, %(id)s::bigint))
        AND reconciliation_payment_state(
            false, true, u.ordered_idr, u.stage, u.rest, u.credited_idr, u.spent_idr, u.returned_idr,
            u.opening_idr, coalesce(u.class = 10 AND e.reason = 'SALDO_GANTUNG', false),
            'idle' = ANY (u.findings),
            EXISTS (
                SELECT FROM reconciliation_return_line l JOIN reconciliation_return r ON r.id = l.return_id
                WHERE l.period = u.period AND l.account = u.account AND l.excuse IS NULL
                    AND r.status = 'APPROVED' AND u.returned_idr < l.returned_before + l.amount_idr)
        ) = %(state)s
    ORDER BY u.code, u.id
    LIMIT %(size)s
)
SELECT f.code, f.id, f.account, f.last4, f.id_kpm, f.kode_wilayah, f.bank, f.class, f.ordered_idr,
    f.credited_idr, f.spent_idr, f.returned_idr, reconciliation_left_idr(f.account, f.period),
    f.sp2d_day, f.credit_day, f.reason, f.opened_at
FROM found f
ORDER BY f.code, f.id
