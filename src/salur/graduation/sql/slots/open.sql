-- purpose: makes a place of every change that freed one and has none yet
-- reads: registry_place_change (temporary)
-- writes: graduation_slot, graduation_slot_event
-- grain: one change; gives how many

WITH made AS (
    INSERT INTO graduation_slot (change, code, path, from_month, free_since, opened_at, changed_at)
    SELECT p.change, p.kode_wilayah, p.path, p.month, p.at, p.at, p.at
    FROM registry_place_change p
    WHERE p.does = 'frees' AND NOT EXISTS (SELECT FROM graduation_slot s WHERE s.change = p.change)
    ORDER BY p.month, p.change
    ON CONFLICT (change) DO NOTHING
    RETURNING id, change, opened_at
), told AS (
    INSERT INTO graduation_slot_event (slot_id, n, at, by_name, kind, after, change)
    SELECT id, 1, opened_at, 'Salur', 'open', 'FREE', change FROM made
)
SELECT count(*) FROM made;
