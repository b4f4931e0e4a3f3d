-- purpose: endorses the candidates from their months
-- reads: registry_candidate (temporary)
-- writes: registry_change
-- grain: one change

UPDATE registry_change c
SET state = 'ENDORSED', effective = k.effective, endorsed_by = %(by)s, endorsed_at = %(at)s
FROM registry_candidate k
WHERE c.id = k.id AND c.state = 'VERIFIED';
