-- purpose: takes back what objections_due.sql made
-- reads: nothing
-- writes: an index of graduation_case
-- grain: nothing

DROP INDEX graduation_case_to_answer;
