-- purpose: stages those who are proposed for a place under a region, as if they were about to be endorsed
-- reads: registry_change
-- writes: registry_candidate (temporary, gone at commit)
-- grain: one change; who asks for no month comes in the first

CREATE TEMPORARY TABLE IF NOT EXISTS registry_candidate (
    id bigint PRIMARY KEY,
    effective integer NOT NULL
) ON COMMIT DROP;
TRUNCATE registry_candidate;
INSERT INTO registry_candidate (id, effective)
SELECT id, coalesce(asked, %(first)s) FROM registry_change
WHERE kind = 'TAMBAH' AND state IN ('PROPOSED', 'VERIFIED') AND path <@ %(path)s::ltree;
ANALYZE registry_candidate;
