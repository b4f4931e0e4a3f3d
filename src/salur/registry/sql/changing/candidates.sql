-- purpose: the changes that are about to be endorsed, each with the month from which it would hold
-- reads: nothing
-- writes: registry_candidate (temporary, gone at commit)
-- grain: one change

CREATE TEMPORARY TABLE IF NOT EXISTS registry_candidate (
    id bigint PRIMARY KEY,
    effective integer NOT NULL
) ON COMMIT DROP;
TRUNCATE registry_candidate;
INSERT INTO registry_candidate (id, effective)
SELECT * FROM unnest(%(ids)s::bigint[], %(months)s::integer[]);
ANALYZE registry_candidate;
