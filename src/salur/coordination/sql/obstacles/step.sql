-- purpose: takes an obstacle, locked, one step on, and tells it
-- reads: nothing
-- writes: coordination_obstacle, coordination_obstacle_event
-- grain: one obstacle

WITH stepped AS (
    UPDATE coordination_obstacle SET
        told = told + 1, state = %(state)s, cause = %(cause)s, t = %(t)s, owner_org = %(owner_org)s,
        owner_user = %(owner_user)s, offered_org = %(offered_org)s, due = %(due)s, level = %(level)s,
        rises_on = %(rises_on)s, resolved_at = %(resolved_at)s, resolved_by = %(resolved_by)s,
        verified_at = %(verified_at)s, restricted = %(restricted)s
    WHERE id = %(id)s
    RETURNING id, told
)
INSERT INTO coordination_obstacle_event (
    obstacle_id, n, at, by_user, by_name, by_org, kind, before, after, words, evidence, organisation, due
)
SELECT id, told, %(at)s, %(by_user)s, %(by_name)s, %(by_org)s, %(kind)s, %(before)s, %(after)s, %(words)s, %(evidence)s,
    %(organisation)s, %(said_due)s
FROM stepped;
