-- purpose: closes what was answered and not replied to in time
-- reads: coordination_complaint
-- writes: coordination_complaint, coordination_complaint_event
-- grain: one complaint; the last day of the clock is still in time

WITH silent AS (
    SELECT id, events FROM coordination_complaint
    WHERE state = 'ANSWERED' AND due < %(day)s
    ORDER BY id
    FOR UPDATE SKIP LOCKED
),
told AS (
    INSERT INTO coordination_complaint_event (complaint, n, at, by_user, by_name, kind, before, after)
    SELECT id, events + 1, %(at)s, %(by)s, %(by_name)s, 'CLOSED', 'ANSWERED', 'CLOSED' FROM silent
)
UPDATE coordination_complaint c
SET state = 'CLOSED', events = c.events + 1, changed_at = %(at)s
FROM silent s
WHERE c.id = s.id;
