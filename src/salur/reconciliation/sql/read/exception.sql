-- purpose: one exception, open or closed
-- reads:   reconciliation_exception
-- writes:  nothing
-- grain:   one exception
SELECT
    id, program, period, code, kode_wilayah, id_kpm, bank, class, amount, unit, owner, opened_in,
    opened_at, cause, reason, strand, since, resolved_kind, resolved_on, resolved_in, resolved_by,
    resolved_row, write_off_id, party
FROM reconciliation_exception
WHERE id = %(id)s
