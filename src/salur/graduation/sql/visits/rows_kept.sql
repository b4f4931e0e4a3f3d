-- purpose: tells which rows of a file are kept, and the submissions they are
-- reads: graduation_visit
-- writes: nothing
-- grain: one visit

SELECT row, submission FROM graduation_visit WHERE evidence = %(evidence)s;
