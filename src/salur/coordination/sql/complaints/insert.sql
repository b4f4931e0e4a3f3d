-- purpose: keeps a complaint and its first event
-- reads: nothing
-- writes: coordination_complaint, coordination_complaint_event
-- grain: one complaint

WITH kept AS (
    INSERT INTO coordination_complaint (
        id, program, channel, t, cause, code, path, sensitive, anonymous, who_sealed, words_sealed, due,
        received_at, received_on, changed_at, received_by, received_org, secret
    )
    VALUES (
        %(id)s, %(program)s, %(channel)s, %(t)s, %(cause)s, %(code)s, %(path)s, %(sensitive)s, %(anonymous)s, %(who)s,
        %(words)s, %(due)s, %(at)s, %(day)s, %(at)s, %(by)s, %(by_org)s, %(secret)s
    )
    RETURNING id, number, due
),
told AS (
    INSERT INTO coordination_complaint_event (complaint, n, at, by_user, by_name, by_org, kind, after, due)
    SELECT id, 1, %(at)s, %(by)s, %(by_name)s, %(by_org)s, 'RECEIVED', 'RECEIVED', due FROM kept
)
SELECT number FROM kept;
