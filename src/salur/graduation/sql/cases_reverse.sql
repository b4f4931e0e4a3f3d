-- purpose: takes back the ways out of families
-- reads: nothing
-- writes: drops what cases.sql made; coordination_step
-- grain: nothing

DROP TABLE graduation_case_event, graduation_case;
DROP FUNCTION graduation_case_is_told();
DROP FUNCTION graduation_case_event_is_a_step();
DROP FUNCTION graduation_case_step();
DROP FUNCTION graduation_refuse();
DELETE FROM coordination_step WHERE machine = 'case';
