-- purpose: lets a complaint take a step, or something be said of it, and tells it as its next event
-- reads: coordination_complaint
-- writes: coordination_complaint, coordination_complaint_event
-- grain: one complaint; `changes` names the columns that change, as JSON

WITH wanted AS (
    SELECT (jsonb_populate_record(c, %(changes)s::jsonb)).*
    FROM coordination_complaint c
    WHERE c.id = %(id)s
),
told AS (
    INSERT INTO coordination_complaint_event (
        complaint, n, at, by_user, by_name, by_org, kind, before, after, words_sealed, organisation, due
    )
    SELECT c.id, c.events + 1, %(at)s, %(by)s, %(by_name)s, %(by_org)s, %(kind)s, c.state, w.state, %(words)s,
        %(organisation)s, w.due
    FROM coordination_complaint c
    JOIN wanted w USING (id)
)
UPDATE coordination_complaint c
SET state = w.state, due = w.due, t = w.t, cause = w.cause, program = w.program, code = w.code, path = w.path,
    sensitive = w.sensitive, forwarded_org = w.forwarded_org, family = w.family, in_time = w.in_time,
    reopened = w.reopened, events = c.events + 1, changed_at = %(at)s
FROM wanted w
WHERE c.id = w.id;
