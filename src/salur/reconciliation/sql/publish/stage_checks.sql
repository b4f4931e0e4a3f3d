-- purpose: the temporary table that the month's field checks are copied into
-- reads:   nothing
-- writes:  month_check (gone at commit)
-- grain:   one family
DROP TABLE IF EXISTS pg_temp.month_check;
CREATE TEMPORARY TABLE month_check (id_kpm text PRIMARY KEY, reason text, said_on date) ON COMMIT DROP;
