-- purpose: puts a point before or behind its neighbour; as the owner
-- reads: coordination_agenda_item
-- writes: coordination_agenda_item
-- grain: one point
WITH counted AS (
    SELECT id, row_number() OVER (ORDER BY position, id) AS n
    FROM coordination_agenda_item WHERE meeting_id = %(meeting)s AND dropped_at IS NULL
), moved AS (
    SELECT id, row_number() OVER (
        ORDER BY CASE WHEN id = %(id)s THEN 2 * n + 3 * %(step)s ELSE 2 * n END
    ) AS n
    FROM counted
)
UPDATE coordination_agenda_item AS i SET position = m.n
FROM moved AS m WHERE m.id = i.id AND i.position <> m.n
