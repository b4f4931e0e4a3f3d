-- purpose: takes back the places that families left behind
-- reads: nothing
-- writes: drops what slots.sql made; coordination_step
-- grain: nothing

DROP TABLE graduation_slot_event, graduation_slot;
DROP FUNCTION graduation_slot_is_told();
DROP FUNCTION graduation_slot_step();
DELETE FROM coordination_step WHERE machine = 'slot';
