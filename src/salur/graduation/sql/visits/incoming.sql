-- purpose: the temporary table that visits are copied into
-- reads: nothing
-- writes: graduation_visit_incoming (gone at commit)
-- grain: one visit

DROP TABLE IF EXISTS pg_temp.graduation_visit_incoming;
CREATE TEMPORARY TABLE graduation_visit_incoming (
    id uuid, family uuid, id_kpm text, code text, path ltree, visited_on date, visitor text, answers_sealed bytea,
    met text[], unmet text[], unknown text[], eligible boolean, row bigint,
    submission uuid
) ON COMMIT DROP;
