-- purpose: lets obstacles follow their region to the one that holds all of it now, and tells it
-- reads: nothing
-- writes: coordination_obstacle, coordination_obstacle_event
-- grain: one row: how many moved. Verified ones move too, for they may be reopened. Where two live ones of the data
--        would become one group, the older moves (or the one that is there stays), and the data ends the other

WITH pair AS (
    SELECT old, new, new_path::ltree AS new_path, words
    FROM unnest(%(olds)s::text[], %(news)s::text[], %(new_paths)s::text[], %(words)s::text[])
        AS given (old, new, new_path, words)
),
found AS MATERIALIZED (
    SELECT o.id, o.number, o.source, o.program, o.cause, o.party, o.subject, p.new, p.new_path, p.words,
        o.source IN ('exception', 'calendar') AND o.state <> 'VERIFIED' AS one_live
    FROM coordination_obstacle o JOIN pair p ON o.code = p.old
    WHERE %(only)s::bigint IS NULL OR o.number = %(only)s
    ORDER BY o.number
    FOR UPDATE OF o
),
ranked AS (
    SELECT f.*, row_number() OVER (
        PARTITION BY one_live, source, program, cause, new, party, subject ORDER BY number) AS nth
    FROM found f
),
moved AS (
    UPDATE coordination_obstacle o SET code = r.new, path = r.new_path, told = told + 1
    FROM ranked r
    WHERE o.id = r.id AND NOT (r.one_live AND (r.nth > 1 OR EXISTS (
        SELECT FROM coordination_obstacle n
        WHERE n.source = r.source AND n.program = r.program AND n.cause = r.cause AND n.code = r.new
            AND n.party IS NOT DISTINCT FROM r.party AND n.subject = r.subject AND n.state <> 'VERIFIED')))
    RETURNING o.id, o.told, r.words
),
said AS (
    INSERT INTO coordination_obstacle_event (obstacle_id, n, at, by_user, by_name, by_org, kind, words)
    SELECT id, told, %(at)s, %(by_user)s, %(by_name)s, %(by_org)s, 'MOVED', words FROM moved
)
SELECT count(*) FROM moved;
