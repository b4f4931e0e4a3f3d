-- purpose: takes back what answers.sql made
-- reads:   nothing
-- writes:  the schema
-- grain:   the schema
DROP TABLE coordination_answer;
