-- purpose: the temporary table that complaints of a file are copied into
-- reads: nothing
-- writes: coordination_complaint_incoming (gone at commit)
-- grain: one complaint

DROP TABLE IF EXISTS pg_temp.coordination_complaint_incoming;
CREATE TEMPORARY TABLE coordination_complaint_incoming (
    row bigint, id uuid, channel text, source_number text, said_on date, code text, path ltree, t text, program text,
    sensitive text, anonymous boolean, who bytea, words bytea
) ON COMMIT DROP;
