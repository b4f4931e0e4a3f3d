-- purpose: takes back what sprint.sql made
-- reads: nothing
-- writes: the schema
-- grain: five tables
DROP TABLE
    transition_sprint_assignment, transition_sprint_count, transition_sprint_desa, transition_sprint_family,
    transition_sprint;
DROP FUNCTION transition_sprint_count_of_a_day_past(), transition_sprint_refuse_change();
