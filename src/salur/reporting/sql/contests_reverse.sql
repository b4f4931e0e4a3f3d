-- purpose: takes away what contests.sql made
-- reads: nothing
-- writes: the tables of contests
-- grain: the schema

DROP TABLE reporting_contest_answer, reporting_contest;
