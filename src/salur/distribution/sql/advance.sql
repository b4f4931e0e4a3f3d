-- purpose: keeps where cycles stand, and the moves by which they came there
-- reads: nothing
-- writes: distribution_cycle, distribution_step
-- grain: one cycle of `ids` with its new state; one move of `step_ids`, in order

WITH moved AS (
    UPDATE distribution_cycle c
    SET state = new.state, state_at = %(at)s, list_id = new.list_id,
        closed_at = CASE WHEN new.state = 'CLOSED' THEN coalesce(c.closed_at, %(at)s) END
    FROM unnest(%(ids)s::uuid[], %(states)s::text[], %(lists)s::uuid[]) AS new (id, state, list_id)
    WHERE c.id = new.id
)
INSERT INTO distribution_step (cycle_id, path, source, event, target, at, by_id, by_name)
SELECT s.cycle_id, s.path::ltree, s.source, s.event, s.target, %(at)s, %(by)s, %(by_name)s
FROM unnest(
    %(step_ids)s::uuid[], %(step_paths)s::text[], %(sources)s::text[], %(events)s::text[], %(targets)s::text[]
) WITH ORDINALITY AS s (cycle_id, path, source, event, target, place)
ORDER BY s.cycle_id, s.place;
