-- purpose: counts one more knock of each kind and source, and forgets runs of time that are over
-- reads: coordination_pace
-- writes: coordination_pace
-- grain: one kind and source in one run of time; gives how often each knocked in it

WITH forgotten AS (
    DELETE FROM coordination_pace WHERE began < %(at)s::timestamptz - interval '2 days'
)
INSERT INTO coordination_pace AS p (kind, source, began, asked)
SELECT kind, source, began, 1
FROM unnest(%(kinds)s::text[], %(sources)s::uuid[], %(began)s::timestamptz[]) AS given (kind, source, began)
ORDER BY kind, source
ON CONFLICT (kind, source, began) DO UPDATE SET asked = p.asked + 1
RETURNING kind, asked;
