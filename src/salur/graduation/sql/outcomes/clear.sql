-- purpose: takes away what was published before, to be written anew in the same transaction
-- reads: nothing
-- writes: graduation_outcome
-- grain: one row of one table

DELETE FROM graduation_outcome;
