-- purpose: the temporary table in which the lists say who may not be paid
-- reads:   nothing
-- writes:  programs_suspended, empty (gone at commit)
-- grain:   one family
DROP TABLE IF EXISTS pg_temp.programs_suspended;
CREATE TEMPORARY TABLE programs_suspended (id_kpm text PRIMARY KEY) ON COMMIT DROP;
