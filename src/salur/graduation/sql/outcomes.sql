-- purpose: what became of families that left, as it may be seen: rows from which nobody can read one family
-- reads: nothing
-- writes: graduation_outcome
-- grain: one row of one table: a region beneath `code`, or with an empty `row_code` all those that are not shown

CREATE TABLE graduation_outcome (
    year integer NOT NULL,
    what text NOT NULL,
    code text NOT NULL,
    path ltree NOT NULL,
    row_code text NOT NULL,
    regions integer NOT NULL,
    cells jsonb NOT NULL,
    counted_on date NOT NULL,
    PRIMARY KEY (year, what, code, row_code),
    CONSTRAINT graduation_outcome_what CHECK (what IN ('kind', 'support')),
    CONSTRAINT graduation_outcome_stands_for_regions CHECK (regions >= 1)
);

REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON graduation_outcome FROM salur_app;
