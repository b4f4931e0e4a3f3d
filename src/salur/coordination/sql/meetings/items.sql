-- purpose: the points of a meeting's agenda in their order, those that were dropped last
-- reads: coordination_agenda_item
-- writes: nothing
-- grain: one point
SELECT id, position, kind, code, party, subject, figures::text, words, added_by IS NULL, added_by_name, added_at,
    dropped_at, dropped_by_name, dropped_why
FROM coordination_agenda_item
WHERE meeting_id = %(id)s
ORDER BY dropped_at IS NOT NULL, position, id
