-- purpose: what was decided about regions before a day, with what became of it: everything of the last meeting
--     whose regions hold each of them, of earlier ones what is not verified yet; and, where one meeting is to be
--     told beside it, what that one decided itself (its region is empty)
-- reads: coordination_meeting, coordination_decision, coordination_obstacle
-- writes: nothing
-- grain: one region and decision, by region, newest meeting first
WITH asked AS (
    SELECT code, path FROM unnest(%(codes)s::text[], %(paths)s::ltree[]) AS a (code, path)
), held AS (
    SELECT a.code, a.path, m.id, m.title, m.held_on,
        row_number() OVER (PARTITION BY a.code ORDER BY m.held_on DESC, m.id DESC) AS back
    FROM asked AS a
    JOIN coordination_meeting AS m ON m.state IN ('HELD', 'MINUTED') AND m.held_on <= %(before)s
        AND m.id IS DISTINCT FROM %(but)s::uuid
        AND EXISTS (SELECT FROM unnest(m.paths) AS root WHERE root @> a.path)
    UNION ALL
    SELECT '', NULL, m.id, m.title, m.held_on, 1 FROM coordination_meeting AS m WHERE m.id = %(own)s::uuid
)
SELECT h.code, h.id, h.title, h.held_on, d.id, d.n, d.item_id, d.words, d.code, d.owner_org, d.due, d.obstacle_id,
    d.decided_by_name, d.decided_at, o.number, o.state, o.owner_org, o.due
FROM held AS h
JOIN coordination_decision AS d ON d.meeting_id = h.id
    AND (h.path IS NULL OR d.path IS NULL OR d.path <@ h.path OR d.path @> h.path)
LEFT JOIN coordination_obstacle AS o ON o.id = d.obstacle_id
WHERE h.back = 1 OR o.state <> 'VERIFIED'
ORDER BY h.code, h.back, d.n
LIMIT %(limit)s
