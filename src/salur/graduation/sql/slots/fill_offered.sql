-- purpose: fills the places whose proposed family was endorsed
-- reads: registry_place_change (temporary)
-- writes: graduation_slot, graduation_slot_event
-- grain: one place; gives how many

WITH held AS MATERIALIZED (
    SELECT s.id, p.change, p.month, p.family
    FROM graduation_slot s
    JOIN registry_place_change p ON p.change = s.offer
    WHERE s.state = 'OFFERED' AND p.does = 'fills'
    ORDER BY s.number
    FOR UPDATE OF s
), filled AS (
    UPDATE graduation_slot s
    SET state = 'FILLED', offer = NULL, family = held.family, filled_by = held.change, filled_month = held.month,
        changed_at = %(at)s, events = s.events + 1
    FROM held WHERE s.id = held.id
    RETURNING s.id, s.events, s.filled_by, s.family
), told AS (
    INSERT INTO graduation_slot_event (slot_id, n, at, by_name, kind, before, after, change, family)
    SELECT id, events, %(at)s, 'Salur', 'fill', 'OFFERED', 'FILLED', filled_by, family FROM filled
)
SELECT count(*) FROM filled;
