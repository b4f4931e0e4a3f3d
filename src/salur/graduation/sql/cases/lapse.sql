-- purpose: confirms what a family was told of and did not object to in time
-- reads: graduation_case
-- writes: graduation_case, graduation_case_event
-- grain: one case; the last day is still in time

WITH silent AS (
    SELECT id, events FROM graduation_case
    WHERE state = 'TOLD' AND object_until < %(day)s
    ORDER BY id
    FOR UPDATE SKIP LOCKED
),
told AS (
    INSERT INTO graduation_case_event (case_id, n, at, by_user, by_name, by_org, kind, before, after)
    SELECT id, events + 1, %(at)s, %(by)s, %(by_name)s, %(by_org)s, 'lapse', 'TOLD', 'CONFIRMED' FROM silent
)
UPDATE graduation_case c
SET state = 'CONFIRMED', due = NULL, events = c.events + 1, changed_at = %(at)s
FROM silent s
WHERE c.id = s.id;
