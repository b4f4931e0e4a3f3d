-- purpose: lets complaints that are not closed follow their region to the one that holds all of it now
-- reads: nothing
-- writes: coordination_complaint, coordination_complaint_event
-- grain: one row: how many moved. A closed one is never opened again and stays where it was written

WITH pair AS (
    SELECT old, new, new_path::ltree AS new_path
    FROM unnest(%(olds)s::text[], %(news)s::text[], %(new_paths)s::text[]) AS given (old, new, new_path)
),
found AS MATERIALIZED (
    SELECT c.id, p.new, p.new_path
    FROM coordination_complaint c JOIN pair p ON c.code = p.old
    WHERE c.state <> 'CLOSED' AND (%(only)s::bigint IS NULL OR c.number = %(only)s)
    ORDER BY c.id
    FOR UPDATE OF c
),
moved AS (
    UPDATE coordination_complaint c
    SET code = f.new, path = f.new_path, events = c.events + 1, changed_at = %(at)s
    FROM found f WHERE c.id = f.id
    RETURNING c.id, c.events, c.state, c.due
),
said AS (
    INSERT INTO coordination_complaint_event (complaint, n, at, by_user, by_name, by_org, kind, before, after, due)
    SELECT id, events, %(at)s, %(by_user)s, %(by_name)s, %(by_org)s, 'MOVED', state, state, due FROM moved
)
SELECT count(*) FROM moved;
