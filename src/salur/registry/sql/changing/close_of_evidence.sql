-- purpose: withdraws what a file proposed and nobody endorsed, when the file is withdrawn
-- reads: registry_change
-- writes: registry_change
-- grain: one change; what was endorsed stays, and is undone by another berita acara

UPDATE registry_change
SET state = 'WITHDRAWN', closed_by = %(by)s, closed_at = %(at)s, closed_reason = 'evidence_withdrawn'
WHERE evidence = %(evidence)s AND state IN ('PROPOSED', 'VERIFIED');
