-- purpose: takes back complaints
-- reads: nothing
-- writes: drops what complaints.sql made; coordination_step
-- grain: nothing

DROP TABLE coordination_pace, coordination_complaint_exception, coordination_complaint_event, coordination_complaint;
DROP FUNCTION coordination_complaint_is_told();
DROP FUNCTION coordination_complaint_step();
DROP FUNCTION coordination_complaint_refuse();
DELETE FROM coordination_step WHERE machine = 'complaint';
