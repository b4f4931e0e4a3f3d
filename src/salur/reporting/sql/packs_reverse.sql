-- purpose: takes back packs and printed minutes
-- reads: nothing
-- writes: drops what packs.sql made
-- grain: nothing
DROP TABLE reporting_minutes, reporting_pack;
