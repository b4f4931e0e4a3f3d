-- purpose: opens every group of a batch that has no live obstacle yet, each with its first event
-- reads: obstacle_batch, obstacle_route
-- writes: coordination_obstacle, coordination_obstacle_event
-- grain: one group; gives how many were opened

WITH groups AS MATERIALIZED (
    SELECT b.*, r.t, r.owner_org, r.due, r.restricted,
        greatest(0, 4 - nlevel(b.path)) AS level
    FROM obstacle_batch b
    JOIN obstacle_route r
        ON r.cause = b.cause AND r.kab = left(b.code, 4)
        AND coalesce(r.party, '00000000-0000-0000-0000-000000000000') = coalesce(b.party, '00000000-0000-0000-0000-000000000000')
    LEFT JOIN coordination_obstacle o
        ON o.source = %(source)s AND o.state <> 'VERIFIED' AND o.program = b.program AND o.cause = b.cause
        AND o.code = b.code AND o.subject = b.subject
        AND coalesce(o.party, '00000000-0000-0000-0000-000000000000') = coalesce(b.party, '00000000-0000-0000-0000-000000000000')
    WHERE o.id IS NULL
), fresh AS (
    INSERT INTO coordination_obstacle (
        id, program, cause, t, path, code, period, party, subject, source, owner_org, state, due, level, rises_on,
        families, rupiah, grams, opened_at, opened_on, restricted
    )
    SELECT gen_random_uuid(), program, cause, t, path, code, period, party, subject, %(source)s, owner_org, 'ASSIGNED',
        due, level, due + 1, families, rupiah, grams, %(at)s, %(today)s, restricted
    FROM groups
    ORDER BY code, cause, program, party, subject
    ON CONFLICT (source, program, cause, code, party, subject)
        WHERE source IN ('exception', 'calendar') AND state <> 'VERIFIED' DO NOTHING
    RETURNING id, program, cause, code, party, subject, owner_org, due
), first AS (
    INSERT INTO coordination_obstacle_event (obstacle_id, n, at, by_name, kind, after, words, organisation, due)
    SELECT f.id, 1, %(at)s, %(by_name)s, 'OPENED', 'ASSIGNED', g.words, f.owner_org, f.due
    FROM fresh f
    JOIN groups g
        ON g.program = f.program AND g.cause = f.cause AND g.code = f.code AND g.subject = f.subject
        AND coalesce(g.party, '00000000-0000-0000-0000-000000000000') = coalesce(f.party, '00000000-0000-0000-0000-000000000000')
)
SELECT count(*) FROM fresh;
