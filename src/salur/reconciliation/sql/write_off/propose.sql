-- purpose: propose to write off everything that hangs of the matter an exception belongs to
-- reads:   reconciliation_exception
-- writes:  reconciliation_write_off, reconciliation_write_off_line
-- grain:   one matter; one exception
WITH hanging AS (
    SELECT m.* FROM reconciliation_exception e
    JOIN reconciliation_exception m
        ON m.program = e.program AND m.subject = e.subject AND m.strand = e.strand AND m.since = e.since
    WHERE e.id = %(exception)s AND m.resolved_kind IS NULL
), proposed AS (
    INSERT INTO reconciliation_write_off (
        id, program, code, path, subject, strand, id_kpm, since, lines, amount, unit, decision_number,
        decided_on, reason, attachment, status, proposed_by, proposed_by_name, proposed_at
    )
    SELECT %(id)s, program, code, %(path)s::ltree, subject, strand, min(id_kpm), min(since), count(*), sum(amount),
        unit, %(decision)s, %(decided_on)s, %(reason)s, %(attachment)s, 'PROPOSED', %(by)s, %(name)s, %(at)s
    FROM hanging
    GROUP BY program, code, subject, strand, unit
    ORDER BY code LIMIT 1
    RETURNING id, code
)
INSERT INTO reconciliation_write_off_line (write_off_id, exception_id, path, period, amount)
SELECT p.id, h.id, h.path, h.period, h.amount FROM hanging h JOIN proposed p ON p.code = h.code
