-- purpose: meetings about a region, around it or within it, the newest day first, beyond a key
-- reads: coordination_meeting
-- writes: nothing
-- grain: one meeting
SELECT
    id, kind, program, title, held_on, place, period, codes, paths::text[], invited, chair, state, planned_by_name, planned_org,
    planned_at, packed_at, opened_at, minuted_at, called_off_at, called_off_why
FROM coordination_meeting
WHERE EXISTS (
        SELECT FROM unnest(paths) AS root WHERE root <@ %(path)s::ltree OR root @> %(path)s::ltree
    )
    AND (%(after_day)s::date IS NULL OR (held_on, id) < (%(after_day)s, %(after_id)s::uuid))
ORDER BY held_on DESC, id DESC
LIMIT %(limit)s
