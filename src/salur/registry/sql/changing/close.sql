-- purpose: refuses or withdraws changes that are not endorsed yet
-- reads: registry_change
-- writes: registry_change
-- grain: one change

UPDATE registry_change
SET state = %(state)s, closed_by = %(by)s, closed_at = %(at)s, closed_reason = %(reason)s
WHERE id = ANY (%(ids)s) AND state IN ('PROPOSED', 'VERIFIED');
