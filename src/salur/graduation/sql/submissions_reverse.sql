-- purpose: lets visits be told without what a telephone knows them by
-- reads: nothing
-- writes: graduation_visit
-- grain: one visit

DROP INDEX graduation_visit_submitted_once;
ALTER TABLE graduation_visit DROP COLUMN submission;
