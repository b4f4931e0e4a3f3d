-- purpose: drops a point of an agenda, with the reason; as the owner
-- reads: nothing
-- writes: coordination_agenda_item
-- grain: one point
UPDATE coordination_agenda_item
SET dropped_by = %(by)s, dropped_by_name = %(by_name)s, dropped_at = %(at)s, dropped_why = %(why)s
WHERE id = %(id)s AND dropped_at IS NULL
