-- purpose: lets go of the places whose family was refused, or whose proposal was withdrawn
-- reads: registry_place_change (temporary)
-- writes: graduation_slot, graduation_slot_event
-- grain: one place; gives how many

WITH lost AS MATERIALIZED (
    SELECT s.id, s.offer, s.family, p.at
    FROM graduation_slot s
    JOIN registry_place_change p ON p.change = s.offer
    WHERE s.state = 'OFFERED' AND p.does = 'lost'
    ORDER BY s.number
    FOR UPDATE OF s
), released AS (
    UPDATE graduation_slot s
    SET state = 'FREE', offer = NULL, family = NULL, free_since = lost.at, changed_at = %(at)s, events = s.events + 1
    FROM lost WHERE s.id = lost.id
    RETURNING s.id, s.events, lost.offer, lost.family
), told AS (
    INSERT INTO graduation_slot_event (slot_id, n, at, by_name, kind, before, after, change, family)
    SELECT id, events, %(at)s, 'Salur', 'release', 'OFFERED', 'FREE', offer, family FROM released
)
SELECT count(*) FROM released;
