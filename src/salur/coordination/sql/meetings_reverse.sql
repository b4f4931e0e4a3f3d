-- purpose: takes back meetings
-- reads: nothing
-- writes: drops what meetings.sql made
-- grain: nothing

DROP TABLE coordination_minutes, coordination_decision, coordination_agenda_item, coordination_attendance,
    coordination_meeting;
DROP FUNCTION coordination_minutes_keep();
DROP FUNCTION coordination_decision_of_a_meeting();
DROP FUNCTION coordination_agenda_item_keeps();
DROP FUNCTION coordination_meeting_keeps();
DELETE FROM coordination_step WHERE machine = 'meeting';
