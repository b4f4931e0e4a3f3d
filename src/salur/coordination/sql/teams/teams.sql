-- purpose: gives teams by id, or of the regions named, with how many sit in each on a day and who chairs it
-- reads: coordination_team, coordination_team_member
-- writes: nothing
-- grain: one team; those that do not hold on the day too where `ended`

SELECT t.id, t.code, t.path::text, t.decree_number, t.decree_on, t.valid_from, t.valid_to, t.recorded_by_name,
    t.recorded_at, count(m.id), coalesce(max(m.office) FILTER (WHERE m.seat = 'KETUA'), '')
FROM coordination_team t
LEFT JOIN coordination_team_member m ON m.team = t.id
    AND m.valid_from <= %(day)s AND (m.valid_to IS NULL OR m.valid_to > %(day)s)
WHERE (%(id)s::uuid IS NULL OR t.id = %(id)s) AND (%(codes)s::text[] IS NULL OR t.code = ANY (%(codes)s))
    AND (%(ended)s OR (t.valid_from <= %(day)s AND (t.valid_to IS NULL OR t.valid_to > %(day)s)))
GROUP BY t.id
ORDER BY t.code, t.valid_from DESC;
