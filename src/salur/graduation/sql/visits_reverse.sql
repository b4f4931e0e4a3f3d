-- purpose: takes back home visits
-- reads: nothing
-- writes: drops what visits.sql made
-- grain: nothing

DROP TABLE graduation_visit;
