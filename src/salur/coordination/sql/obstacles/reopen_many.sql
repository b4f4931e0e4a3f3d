-- purpose: reopens what was called resolved before and the data still finds
-- reads: obstacle_batch, obstacle_route
-- writes: coordination_obstacle, coordination_obstacle_event
-- grain: one obstacle; gives how many

WITH found AS MATERIALIZED (
    SELECT o.id, r.due
    FROM coordination_obstacle o
    JOIN obstacle_batch b
        ON o.program = b.program AND o.cause = b.cause AND o.code = b.code AND o.subject = b.subject
        AND coalesce(o.party, '00000000-0000-0000-0000-000000000000') = coalesce(b.party, '00000000-0000-0000-0000-000000000000')
    JOIN obstacle_route r
        ON r.cause = b.cause AND r.kab = left(b.code, 4)
        AND coalesce(r.party, '00000000-0000-0000-0000-000000000000') = coalesce(b.party, '00000000-0000-0000-0000-000000000000')
    WHERE o.source = %(source)s AND o.raised_by IS NULL AND o.state = 'RESOLVED' AND o.resolved_at < %(as_of)s
    ORDER BY o.number
    FOR UPDATE OF o
), reopened AS (
    UPDATE coordination_obstacle o
    SET told = told + 1, state = 'REOPENED', resolved_at = NULL, resolved_by = NULL, due = f.due, rises_on = f.due + 1
    FROM found f WHERE o.id = f.id
    RETURNING o.id, o.told, o.due
), said AS (
    INSERT INTO coordination_obstacle_event (obstacle_id, n, at, by_name, kind, before, after, words, due)
    SELECT id, told, %(at)s, %(by_name)s, 'REOPENED', 'RESOLVED', 'REOPENED', %(words)s, due FROM reopened
)
SELECT count(*) FROM reopened;
