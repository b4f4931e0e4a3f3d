-- purpose: the months of the matter that an exception belongs to
-- reads:   reconciliation_exception
-- writes:  nothing
-- grain:   one exception
SELECT
    m.id, m.program, m.period, m.code, m.kode_wilayah, m.id_kpm, m.bank, m.class, m.amount, m.unit, m.owner,
    m.opened_in, m.opened_at, m.cause, m.reason, m.strand, m.since, m.resolved_kind, m.resolved_on,
    m.resolved_in, m.resolved_by, m.resolved_row, m.write_off_id, m.party
FROM reconciliation_exception e
JOIN reconciliation_exception m
    ON m.program = e.program AND m.subject = e.subject AND m.strand = e.strand AND m.since = e.since
WHERE e.id = %(id)s
ORDER BY m.period
