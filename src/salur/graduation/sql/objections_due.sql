-- purpose: finds objections by the day on which they are to be answered: somebody asks every minute
-- reads: nothing
-- writes: an index of graduation_case
-- grain: one objection that waits

CREATE INDEX graduation_case_to_answer ON graduation_case (due) WHERE state IN ('OBJECTED', 'CONTESTED');
