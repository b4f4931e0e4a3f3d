-- purpose: writes an obstacle with its first event; one that is live in the same group already is left alone
-- reads: nothing
-- writes: coordination_obstacle, coordination_obstacle_event
-- grain: one obstacle, or none

WITH fresh AS (
    INSERT INTO coordination_obstacle (
        id, program, cause, t, path, code, period, party, subject, source, raised_by, raised_org, owner_org, state, due,
        level, rises_on, families, rupiah, grams, opened_at, opened_on, restricted
    ) VALUES (
        %(id)s, %(program)s, %(cause)s, %(t)s, %(path)s, %(code)s, %(period)s, %(party)s, %(subject)s, %(source)s,
        %(raised_by)s, %(raised_org)s, %(owner_org)s, %(state)s, %(due)s, %(level)s, %(rises_on)s, %(families)s,
        %(rupiah)s, %(grams)s, %(at)s, %(opened_on)s, %(restricted)s
    )
    ON CONFLICT (source, program, cause, code, party, subject)
        WHERE source IN ('exception', 'calendar') AND state <> 'VERIFIED' DO NOTHING
    RETURNING id, number, state, owner_org, due
), first AS (
    INSERT INTO coordination_obstacle_event (
        obstacle_id, n, at, by_user, by_name, by_org, kind, after, words, organisation, due
    )
    SELECT id, 1, %(at)s, %(by_user)s, %(by_name)s, %(by_org)s, 'OPENED', state, %(words)s, owner_org, due FROM fresh
)
SELECT number FROM fresh;
