-- purpose: puts the points that the data draws onto an agenda: new ones behind what is there, known ones
--     with the figures of today, and drops those that the data no longer shows; as the owner
-- reads: coordination_agenda_item
-- writes: coordination_agenda_item
-- grain: one point
WITH drawn AS (
    SELECT * FROM jsonb_to_recordset(%(items)s::jsonb)
        AS d (n integer, id uuid, kind text, code text, path ltree, party uuid, subject text, figures jsonb)
), last AS (
    SELECT coalesce(max(position), 0) AS position FROM coordination_agenda_item WHERE meeting_id = %(meeting)s
), gone AS (
    UPDATE coordination_agenda_item AS i
    SET dropped_at = %(at)s, dropped_by_name = 'Salur', dropped_why = %(gone)s
    WHERE i.meeting_id = %(meeting)s AND i.kind <> 'own' AND i.dropped_at IS NULL
        AND NOT EXISTS (
            SELECT FROM drawn AS d WHERE (d.kind, d.code, d.subject) = (i.kind, i.code, i.subject)
        )
)
INSERT INTO coordination_agenda_item AS i (
    id, meeting_id, position, kind, code, path, party, subject, figures, added_by_name, added_at
)
SELECT d.id, %(meeting)s, last.position + d.n, d.kind, d.code, d.path, d.party, d.subject, d.figures, 'Salur', %(at)s
FROM drawn AS d, last
ORDER BY d.n
ON CONFLICT (meeting_id, kind, code, subject) WHERE kind <> 'own' DO UPDATE
SET figures = excluded.figures, party = excluded.party,
    dropped_at = NULL, dropped_by_name = '', dropped_why = ''
WHERE i.dropped_by IS NULL
