-- purpose: who is invited to a meeting, and who came
-- reads: coordination_attendance, coordination_meeting
-- writes: nothing
-- grain: one organisation
SELECT a.organisation, a.present, a.people, a.noted_by_name, a.noted_at
FROM coordination_attendance AS a
JOIN coordination_meeting AS m ON m.id = a.meeting_id
WHERE a.meeting_id = %(id)s AND a.organisation = ANY (m.invited)
ORDER BY array_position(m.invited, a.organisation)
