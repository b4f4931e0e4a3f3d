-- purpose: all months of the accounts that a family was ever ordered on, oldest first, every version, with
--          what makes the state of a payment; and beside them, the same on every row, what each programme did
--          for the family, newest month first, and all that hung or hangs of its money
-- reads:   reconciliation_unit, reconciliation_exception, reconciliation_return, reconciliation_return_line,
--          reconciliation_family, reconciliation_across, places_heir
-- writes:  nothing
-- grain:   one account's month and version; one row of nulls where there is none
SELECT beside.months, beside.matters, unit.*
FROM (
    SELECT (
        SELECT jsonb_agg(jsonb_build_array(
            f.program, f.period, f.kode_wilayah, f.class, f.findings, f.due, f.received, f.used, a.finding
        ) ORDER BY f.period DESC, f.program)::text
        FROM reconciliation_family f
        LEFT JOIN reconciliation_across a ON a.id_kpm = f.id_kpm AND a.period = f.period
        WHERE f.id_kpm = %(id_kpm)s AND f.until IS NULL
    ) AS months, (
        SELECT jsonb_agg(jsonb_build_array(
            e.id, e.program, e.period, e.code, e.kode_wilayah, e.id_kpm, e.bank, e.class, e.amount, e.unit,
            e.owner, e.opened_in, e.opened_at, e.cause, e.reason, e.strand, e.since, e.resolved_kind,
            e.resolved_on, e.resolved_in, e.resolved_by, e.resolved_row, e.write_off_id, e.party,
            (SELECT h.new_code FROM places_heir h WHERE h.old_code = coalesce(e.kode_wilayah, e.code)), e.subject
        ) ORDER BY e.strand, e.subject, e.period)::text
        FROM reconciliation_exception e WHERE e.id_kpm = %(id_kpm)s
    ) AS matters
) AS beside
LEFT JOIN (
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
) AS unit ON true
ORDER BY unit.account, unit.period, unit.since
