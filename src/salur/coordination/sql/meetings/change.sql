-- purpose: says anew where and when a meeting is, who leads it and whom it invites; as the owner
-- reads: nothing
-- writes: coordination_meeting, coordination_attendance
-- grain: one meeting
WITH changed AS (
    UPDATE coordination_meeting
    SET title = %(title)s, held_on = %(held_on)s, place = %(place)s, chair = %(chair)s,
        invited = %(invited)s::uuid[]
    WHERE id = %(id)s
    RETURNING id, invited
)
INSERT INTO coordination_attendance (meeting_id, organisation)
SELECT id, unnest(invited) FROM changed
ON CONFLICT (meeting_id, organisation) DO NOTHING
