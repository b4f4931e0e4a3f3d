-- purpose: stages those who are proposed for a place under a region, as if they were about to be endorsed
-- reads: registry_change, registry_family
-- writes: registry_candidate (temporary, gone at commit)
-- grain: one family that waits; who asks for no month comes in the first

CREATE TEMPORARY TABLE IF NOT EXISTS registry_candidate (
    id bigint PRIMARY KEY,
    effective integer NOT NULL
) ON COMMIT DROP;
TRUNCATE registry_candidate;
INSERT INTO registry_candidate (id, effective)
SELECT DISTINCT ON (c.id_kpm) c.id, coalesce(c.asked, %(first)s)
FROM registry_change c
JOIN registry_family f USING (id_kpm)
WHERE c.kind = 'TAMBAH' AND c.state IN ('PROPOSED', 'VERIFIED') AND c.path <@ %(path)s::ltree
    -- Who waits no more, or comes or leaves by what is endorsed, takes no second place by a proposal.
    AND f.waiting_since IS NOT NULL
    AND NOT EXISTS (
        SELECT FROM registry_change o
        WHERE o.state = 'ENDORSED' AND o.id_kpm = c.id_kpm
            AND o.kind IN ('TAMBAH', 'GANTI', 'HAPUS', 'GRADUASI_ALAMIAH', 'GRADUASI_MANDIRI')
    )
    AND NOT EXISTS (SELECT FROM registry_change o WHERE o.state = 'ENDORSED' AND o.replaced_by = c.id_kpm)
ORDER BY c.id_kpm, coalesce(c.asked, %(first)s), c.id;
ANALYZE registry_candidate;
