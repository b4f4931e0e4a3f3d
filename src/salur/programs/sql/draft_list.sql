-- purpose: drafts a list from the staged families, each with what it is entitled to
-- reads: registry_staged (temporary, made by registry.queries.stage_families)
-- writes: programs_draft (temporary, gone at commit)
-- grain: one family; `within` narrows to some regions, all of them where it is empty

CREATE TEMPORARY TABLE IF NOT EXISTS programs_draft (
    id_kpm text PRIMARY KEY,
    kode_wilayah text NOT NULL,
    path ltree NOT NULL,
    payable boolean NOT NULL,
    entitled bigint NOT NULL
) ON COMMIT DROP;
TRUNCATE programs_draft;
INSERT INTO programs_draft (id_kpm, kode_wilayah, path, payable, entitled)
SELECT id_kpm, kode_wilayah, path, payable, %(entitled)s
FROM registry_staged
WHERE cardinality(%(within)s::ltree[]) = 0 OR path <@ ANY (%(within)s::ltree[]);
ANALYZE programs_draft;
