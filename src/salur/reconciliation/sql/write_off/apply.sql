-- purpose: end by a decision what still hangs of what it names, and no more than it names
-- reads:   reconciliation_write_off, reconciliation_write_off_line
-- writes:  reconciliation_exception
-- grain:   one exception
UPDATE reconciliation_exception e
SET resolved_kind = 'written_off', resolved_on = w.decided_on, settled_in = e.period,
    resolved_in = greatest(e.period, to_char(w.decided_on, 'YYYYMM')::integer), write_off_id = w.id
FROM reconciliation_write_off_line l JOIN reconciliation_write_off w ON w.id = l.write_off_id
WHERE w.id = %(id)s AND e.id = l.exception_id AND e.resolved_kind IS NULL AND e.amount <= l.amount
