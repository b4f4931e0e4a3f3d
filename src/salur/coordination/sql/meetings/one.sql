-- purpose: one meeting
-- reads: coordination_meeting
-- writes: nothing
-- grain: one meeting
SELECT
    id, kind, program, title, held_on, place, period, codes, paths::text[], invited, chair, state, planned_by_name, planned_org,
    planned_at, packed_at, opened_at, minuted_at, called_off_at, called_off_why
FROM coordination_meeting
WHERE id = %(id)s
