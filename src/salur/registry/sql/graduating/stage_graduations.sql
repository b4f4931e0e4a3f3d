-- purpose: stages the lines of the register by which the families asked about leave, once they are decided on
-- reads: registry_asked_family (temporary, the caller's: family uuid), registry_change, registry_family
-- writes: registry_graduation (temporary, gone at commit)
-- grain: one change

CREATE TEMPORARY TABLE IF NOT EXISTS registry_graduation (
    change bigint PRIMARY KEY,
    kind text NOT NULL,
    state text NOT NULL,
    id_kpm text NOT NULL,
    family uuid,
    kode_wilayah text,
    path ltree,
    no_ba text,
    tanggal_ba date,
    asked integer,
    effective integer,
    verified_by uuid
) ON COMMIT DROP;
TRUNCATE registry_graduation;
INSERT INTO registry_graduation (
    change, kind, state, id_kpm, family, kode_wilayah, path, no_ba, tanggal_ba, asked, effective, verified_by
)
SELECT c.id, substr(c.kind, 10), c.state, c.id_kpm, f.id, f.kode_wilayah, f.path, c.no_ba, c.tanggal_ba, c.asked,
    c.effective, c.verified_by
FROM (SELECT DISTINCT family FROM registry_asked_family) a
JOIN registry_family f ON f.id = a.family
JOIN registry_change c USING (id_kpm)
WHERE c.kind IN ('GRADUASI_ALAMIAH', 'GRADUASI_MANDIRI') AND c.state IN ('ENDORSED', 'APPLIED', 'REFUSED', 'WITHDRAWN');
ANALYZE registry_graduation;
