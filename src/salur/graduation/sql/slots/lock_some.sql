-- purpose: locks places by their ids
-- reads: graduation_slot
-- writes: nothing
-- grain: one place

SELECT id, state, path::text FROM graduation_slot WHERE id = ANY (%(ids)s) ORDER BY number FOR UPDATE;
