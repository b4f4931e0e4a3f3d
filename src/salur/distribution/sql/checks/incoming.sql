-- purpose: the temporary table that checks are copied into
-- reads:   nothing
-- writes:  distribution_check_incoming (gone at commit)
-- grain:   one check; `path` is its family's, where the register knows it
DROP TABLE IF EXISTS pg_temp.distribution_check_incoming;
CREATE TEMPORARY TABLE distribution_check_incoming (
    row bigint, record uuid, id_kpm text, period integer, path ltree, cause text, said_on date, note text
) ON COMMIT DROP;
