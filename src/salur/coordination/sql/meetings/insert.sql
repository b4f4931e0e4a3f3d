-- purpose: writes a meeting that is planned, and whom it invites; as the owner
-- reads: nothing
-- writes: coordination_meeting, coordination_attendance
-- grain: one meeting
WITH planned AS (
    INSERT INTO coordination_meeting (
        id, kind, program, title, held_on, place, period, codes, paths, invited, chair, state, planned_by,
        planned_by_name, planned_org, planned_at
    ) VALUES (
        %(id)s, %(kind)s, %(program)s, %(title)s, %(held_on)s, %(place)s, %(period)s, %(codes)s,
        %(paths)s::ltree[], %(invited)s::uuid[], %(chair)s, 'PLANNED', %(by)s, %(by_name)s, %(by_org)s, %(at)s
    ) RETURNING id, invited
)
INSERT INTO coordination_attendance (meeting_id, organisation)
SELECT id, unnest(invited) FROM planned
