-- purpose: fills free places with families that came by hand or by file
-- reads: nothing
-- writes: graduation_slot, graduation_slot_event
-- grain: one place; gives how many

WITH given AS (
    SELECT * FROM unnest(%(slots)s::uuid[], %(changes)s::bigint[], %(families)s::uuid[], %(months)s::integer[])
        AS g (id, change, family, month)
), filled AS (
    UPDATE graduation_slot s
    SET state = 'FILLED', family = g.family, filled_by = g.change, filled_month = g.month, changed_at = %(at)s,
        events = s.events + 1
    FROM given g WHERE s.id = g.id AND s.state = 'FREE'
    RETURNING s.id, s.events, s.filled_by, s.family
), told AS (
    INSERT INTO graduation_slot_event (slot_id, n, at, by_name, kind, before, after, change, family)
    SELECT id, events, %(at)s, 'Salur', 'fill', 'FREE', 'FILLED', filled_by, family FROM filled
)
SELECT count(*) FROM filled;
