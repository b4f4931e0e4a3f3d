-- purpose: takes back plans
-- reads: nothing
-- writes: drops what plan.sql made
-- grain: nothing

DROP TABLE transition_plan_line, transition_plan;
DROP FUNCTION transition_plan_line_of_a_draft();
DROP FUNCTION transition_plan_steps();
