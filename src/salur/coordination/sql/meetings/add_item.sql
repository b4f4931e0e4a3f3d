-- purpose: puts a point of somebody onto an agenda, behind what is there; as the owner
-- reads: coordination_agenda_item
-- writes: coordination_agenda_item
-- grain: one point
INSERT INTO coordination_agenda_item (
    id, meeting_id, position, kind, code, path, words, added_by, added_by_name, added_at
)
SELECT %(id)s, %(meeting)s, coalesce(max(position), 0) + 1, 'own', %(code)s, %(path)s::ltree, %(words)s, %(by)s,
    %(by_name)s, %(at)s
FROM coordination_agenda_item WHERE meeting_id = %(meeting)s
