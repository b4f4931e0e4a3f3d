-- purpose: write-offs: one, or those under a region in one state, newest first
-- reads:   reconciliation_write_off
-- writes:  nothing
-- grain:   one write-off
SELECT id, program, code, path::text, strand, id_kpm, since, lines, amount, unit, decision_number, decided_on,
    reason, attachment, status, proposed_by, proposed_by_name, proposed_at, answered_by_name, answered_at,
    answer, undone_by_name, undone_at, undone_because,
    (SELECT l.exception_id FROM reconciliation_write_off_line l WHERE l.write_off_id = w.id
     ORDER BY l.period DESC LIMIT 1)
FROM reconciliation_write_off w
WHERE (%(id)s::uuid IS NULL OR id = %(id)s)
    AND (%(path)s::ltree IS NULL OR path <@ %(path)s::ltree)
    AND (%(status)s::text IS NULL OR status = %(status)s)
ORDER BY proposed_at DESC, id
LIMIT %(size)s
