-- purpose: let hang again what a decision no longer covers: more hangs of the month than it wrote off
-- reads:   reconciliation_write_off_line
-- writes:  reconciliation_exception
-- grain:   one exception
UPDATE reconciliation_exception e
SET resolved_kind = NULL, resolved_on = NULL, resolved_in = NULL, settled_in = NULL, resolved_by = NULL,
    resolved_row = NULL, write_off_id = NULL
FROM reconciliation_write_off_line l
WHERE e.program = %(program)s AND e.period = %(period)s AND e.write_off_id IS NOT NULL AND e.closed_in IS NULL
    AND l.write_off_id = e.write_off_id AND l.exception_id = e.id AND e.amount > l.amount;
