-- purpose: what the lines that exceptions are about say now, in the version that counts
-- reads:   reconciliation_exception, reconciliation_unit, reconciliation_rice_unit
-- writes:  nothing
-- grain:   one exception; amounts are null where the line is no longer there
SELECT
    e.id, e.program, e.period, e.code, e.path, e.kode_wilayah, e.class, e.party,
    u.ordered_idr, u.credited_idr, u.spent_idr, u.returned_idr,
    r.released_g, r.arrived_g, r.rejected_g, r.handed_g
FROM reconciliation_exception AS e
LEFT JOIN reconciliation_unit AS u
    ON e.program = 'BPNT' AND e.cause = 'class' AND u.until IS NULL AND u.period = e.period
    AND u.account = CASE WHEN e.program = 'BPNT' AND e.cause = 'class' THEN e.subject::uuid END
LEFT JOIN reconciliation_rice_unit AS r
    ON e.program = 'RASTRA' AND r.until IS NULL AND r.period = e.period AND r.kode_wilayah = e.kode_wilayah
WHERE e.id = ANY (%(ids)s::uuid[])
ORDER BY e.id
