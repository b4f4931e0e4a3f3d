-- purpose: keeps the complaints of a file; one that came before, by channel and number, stays as it is
-- reads: coordination_complaint_incoming
-- writes: coordination_complaint, coordination_complaint_event
-- grain: one complaint; gives how many were new

WITH kept AS (
    INSERT INTO coordination_complaint (
        id, program, channel, source_number, t, code, path, sensitive, anonymous, who_sealed, words_sealed, due,
        received_at, received_on, changed_at, evidence, received_by, received_org
    )
    SELECT id, program, channel, source_number, t, code, path, sensitive, anonymous, who, words, %(due)s, %(at)s,
        least(said_on, %(day)s), %(at)s, %(evidence)s, %(by)s, %(by_org)s
    FROM coordination_complaint_incoming
    ORDER BY row
    ON CONFLICT (channel, source_number) WHERE source_number <> '' DO NOTHING
    RETURNING id, due
),
told AS (
    INSERT INTO coordination_complaint_event (complaint, n, at, by_user, by_name, by_org, kind, after, due)
    SELECT id, 1, %(at)s, %(by)s, %(by_name)s, %(by_org)s, 'RECEIVED', 'RECEIVED', due FROM kept
)
SELECT count(*) FROM kept;
