-- purpose: takes back what may be seen of families that left
-- reads: nothing
-- writes: drops what outcomes.sql made
-- grain: nothing

DROP TABLE graduation_outcome;
