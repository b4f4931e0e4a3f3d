-- purpose: notes which organisations came to a meeting and who spoke for them; as the owner
-- reads: nothing
-- writes: coordination_attendance
-- grain: one organisation
UPDATE coordination_attendance AS a
SET present = n.present, people = n.people, noted_by = %(by)s, noted_by_name = %(by_name)s, noted_at = %(at)s
FROM unnest(%(organisations)s::uuid[], %(present)s::boolean[], %(people)s::text[]) AS n (organisation, present, people)
WHERE a.meeting_id = %(id)s AND a.organisation = n.organisation
    AND (a.present, a.people) IS DISTINCT FROM (n.present, n.people)
