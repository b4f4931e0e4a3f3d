-- purpose: what each programme did for a family, newest month first, and beside it, the same on every
--          row, all that hung or hangs of its money
-- reads:   reconciliation_family, reconciliation_across, reconciliation_exception
-- writes:  nothing
-- grain:   one programme's month
SELECT f.program, f.period, f.kode_wilayah, f.class, f.findings, f.due, f.received, f.used, a.finding, (
    SELECT jsonb_agg(jsonb_build_array(
        e.id, e.program, e.period, e.code, e.kode_wilayah, e.id_kpm, e.bank, e.class, e.amount, e.unit,
        e.owner, e.opened_in, e.opened_at, e.cause, e.reason, e.strand, e.since, e.resolved_kind,
        e.resolved_on, e.resolved_in, e.resolved_by, e.resolved_row, e.write_off_id, e.party, e.subject
    ) ORDER BY e.strand, e.subject, e.period)::text
    FROM reconciliation_exception e WHERE e.id_kpm = %(id_kpm)s)
FROM reconciliation_family f
LEFT JOIN reconciliation_across a ON a.id_kpm = f.id_kpm AND a.period = f.period
WHERE f.id_kpm = %(id_kpm)s AND f.until IS NULL
ORDER BY f.period DESC, f.program
