-- purpose: stages which columns of which families the office changed by berita acara since a moment
-- reads: registry_change
-- writes: registry_applied (temporary, gone at commit)
-- grain: one family and column of contract kpm, * for the membership; the newest change of each

CREATE TEMPORARY TABLE IF NOT EXISTS registry_applied (
    id_kpm text NOT NULL,
    column_name text NOT NULL,
    no_ba text NOT NULL,
    tanggal_ba date NOT NULL,
    effective integer NOT NULL,
    change bigint NOT NULL,
    PRIMARY KEY (id_kpm, column_name)
) ON COMMIT DROP;
TRUNCATE registry_applied;
INSERT INTO registry_applied (id_kpm, column_name, no_ba, tanggal_ba, effective, change)
SELECT DISTINCT ON (named.id_kpm, named.column_name)
    named.id_kpm, named.column_name, c.no_ba, c.tanggal_ba, c.effective, c.id
FROM registry_change c
CROSS JOIN LATERAL (
    VALUES (c.id_kpm, coalesce(c.column_name, '*')), (c.replaced_by, '*')
) AS named (id_kpm, column_name)
WHERE c.state = 'APPLIED' AND c.applied_at > %(since)s AND c.path <@ %(path)s::ltree
    AND named.id_kpm IS NOT NULL
ORDER BY named.id_kpm, named.column_name, c.effective DESC, c.id DESC;
ANALYZE registry_applied;
