-- purpose: a visit that a telephone sent counts once, however many files bring it
-- reads: nothing
-- writes: graduation_visit.submission and its index
-- grain: one visit; `submission` is by what its telephone knows it again

ALTER TABLE graduation_visit ADD COLUMN submission uuid;
CREATE UNIQUE INDEX graduation_visit_submitted_once ON graduation_visit (submission, family)
    WHERE withdrawn_at IS NULL AND submission IS NOT NULL;
