-- purpose: takes back facts and gates
-- reads: nothing
-- writes: drops what readiness.sql made
-- grain: nothing

DROP TABLE transition_gate, transition_measure, transition_fact;
DROP FUNCTION transition_gate_of_a_day_past();
DROP FUNCTION transition_refuse_change();
