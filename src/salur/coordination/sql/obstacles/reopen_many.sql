-- purpose: reopens what was called resolved before and the data still finds, and what people verified and a
--     later publication finds again
-- reads: obstacle_batch, obstacle_route
-- writes: coordination_obstacle, coordination_obstacle_event
-- grain: one obstacle; gives how many

WITH found AS MATERIALIZED (
    SELECT o.id, o.state, r.due
    FROM coordination_obstacle o
    JOIN obstacle_batch b
        ON o.program = b.program AND o.cause = b.cause AND o.code = b.code AND o.subject = b.subject
        AND coalesce(o.party, '00000000-0000-0000-0000-000000000000') = coalesce(b.party, '00000000-0000-0000-0000-000000000000')
    JOIN obstacle_route r
        ON r.cause = b.cause AND r.kab = left(b.code, 4)
        AND coalesce(r.party, '00000000-0000-0000-0000-000000000000') = coalesce(b.party, '00000000-0000-0000-0000-000000000000')
    WHERE o.source = %(source)s AND o.raised_by IS NULL AND (
        (o.state = 'RESOLVED' AND o.resolved_at < %(as_of)s
            AND (%(found_in)s::text[] IS NULL OR left(o.code, 4) = ANY (%(found_in)s)))
        OR (o.state = 'VERIFIED' AND o.id = ANY (%(again)s::uuid[]) AND NOT EXISTS (
            SELECT FROM coordination_obstacle n
            WHERE n.source = o.source AND n.state <> 'VERIFIED' AND n.program = o.program AND n.cause = o.cause
                AND n.code = o.code AND n.party IS NOT DISTINCT FROM o.party AND n.subject = o.subject))
    )
    ORDER BY o.number
    FOR UPDATE OF o
), reopened AS (
    UPDATE coordination_obstacle o
    SET told = told + 1, state = 'REOPENED', resolved_at = NULL, resolved_by = NULL, verified_at = NULL, due = f.due, rises_on = f.due + 1
    FROM found f WHERE o.id = f.id
    RETURNING o.id, o.told, o.due, f.state AS before
), said AS (
    INSERT INTO coordination_obstacle_event (obstacle_id, n, at, by_name, kind, before, after, words, due)
    SELECT id, told, %(at)s, %(by_name)s, 'REOPENED', before, 'REOPENED', %(words)s, due FROM reopened
)
SELECT count(*) FROM reopened;
