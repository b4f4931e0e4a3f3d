-- purpose: say by what each gap of this month ended: later papers brought what was missing, or what it was
--          held against was corrected
-- reads:   reconciliation_rice_unit, incoming_proof
-- writes:  reconciliation_exception
-- grain:   one exception
UPDATE reconciliation_exception e
SET resolved_kind = s.kind, resolved_by = coalesce(s.evidence, e.resolved_by),
    resolved_on = CASE WHEN s.kind = 'delivered' THEN coalesce(s.day, e.resolved_on) ELSE e.resolved_on END,
    resolved_in = CASE WHEN s.kind = 'delivered'
        THEN greatest(e.period, coalesce(to_char(s.day, 'YYYYMM')::integer, e.period)) ELSE e.period END
FROM (
    SELECT x.id, p.day, CASE WHEN k.kind = 'delivered' THEN p.evidence END AS evidence, k.kind
    FROM reconciliation_exception x
    LEFT JOIN incoming_proof p ON p.subject = x.subject AND p.kind = x.cause
    LEFT JOIN reconciliation_rice_unit b
        ON b.period = x.period AND b.kode_wilayah = x.subject AND b.until = x.closed_in
    LEFT JOIN reconciliation_rice_unit n
        ON n.period = x.period AND n.kode_wilayah = x.subject AND n.since = x.closed_in
    CROSS JOIN LATERAL (
        SELECT CASE WHEN x.strand = x.cause AND CASE x.cause
            WHEN 'gap_requested' THEN n.requested_g > b.requested_g
            WHEN 'gap_released' THEN n.released_g > b.released_g
            WHEN 'gap_arrived' THEN n.arrived_g > b.arrived_g
            ELSE n.handed_g > b.handed_g END THEN 'delivered' ELSE 'corrected' END AS kind
    ) k
    WHERE x.program = 'RASTRA' AND x.period = %(period)s AND x.closed_in IS NOT NULL AND x.write_off_id IS NULL
        AND x.remedy_id IS NULL
) s
WHERE e.id = s.id
    AND (e.resolved_kind, e.resolved_by) IS DISTINCT FROM (s.kind, coalesce(s.evidence, e.resolved_by));

-- What hangs again was closed before.
UPDATE reconciliation_exception
SET resolved_kind = NULL, resolved_on = NULL, resolved_in = NULL, settled_in = NULL, resolved_by = NULL,
    resolved_row = NULL
WHERE program = 'RASTRA' AND period = %(period)s AND closed_in IS NULL AND resolved_kind IS NOT NULL
    AND write_off_id IS NULL AND remedy_id IS NULL;
