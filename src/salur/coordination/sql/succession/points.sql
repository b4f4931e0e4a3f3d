-- purpose: lets points of agendas that are still drawn follow their regions
-- reads: coordination_meeting
-- writes: coordination_agenda_item
-- grain: one row: how many points. Of two that would be the same one moves; the data drops the other when it draws next

WITH wanted AS (
    SELECT i.id, p.new, p.new_path::ltree AS new_path, i.kind <> 'own' AND (
        row_number() OVER (PARTITION BY i.meeting_id, i.kind, p.new, i.subject ORDER BY i.position) > 1
        OR EXISTS (
            SELECT FROM coordination_agenda_item n
            WHERE (n.meeting_id, n.kind, n.code, n.subject) = (i.meeting_id, i.kind, p.new, i.subject))) AS doubled
    FROM coordination_agenda_item i
    JOIN coordination_meeting m ON m.id = i.meeting_id AND m.state IN ('PLANNED', 'PACKED')
    JOIN unnest(%(olds)s::text[], %(news)s::text[], %(new_paths)s::text[]) AS p (old, new, new_path) ON p.old = i.code
),
moved AS (
    UPDATE coordination_agenda_item i SET code = w.new, path = w.new_path
    FROM wanted w WHERE i.id = w.id AND NOT w.doubled
    RETURNING i.id
)
SELECT count(*) FROM moved;
