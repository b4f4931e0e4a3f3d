-- purpose: says how families stand now: where they live, whether they ended, by which line they last got a place
-- reads: registry_asked_family (temporary, the caller's: family uuid), registry_family, registry_change
-- writes: registry_family_now (temporary, gone at commit)
-- grain: one family

CREATE TEMPORARY TABLE IF NOT EXISTS registry_family_now (
    family uuid PRIMARY KEY,
    kode_wilayah text NOT NULL,
    path ltree NOT NULL,
    ended_from integer,
    waits boolean NOT NULL,
    filled_by bigint,
    filled_from integer,
    filled_no_ba text,
    filled_tanggal_ba date
) ON COMMIT DROP;
TRUNCATE registry_family_now;
INSERT INTO registry_family_now (
    family, kode_wilayah, path, ended_from, waits, filled_by, filled_from, filled_no_ba, filled_tanggal_ba
)
SELECT f.id, f.kode_wilayah, f.path, f.ended_from, f.waiting_since IS NOT NULL, c.id, c.effective, c.no_ba, c.tanggal_ba
FROM (SELECT DISTINCT family FROM registry_asked_family) a
JOIN registry_family f ON f.id = a.family
LEFT JOIN LATERAL (
    SELECT c.id, c.effective, c.no_ba, c.tanggal_ba
    FROM registry_change c
    WHERE c.state = 'APPLIED' AND ((c.id_kpm = f.id_kpm AND c.kind = 'TAMBAH') OR c.replaced_by = f.id_kpm)
    ORDER BY c.id DESC
    LIMIT 1
) c ON true;
ANALYZE registry_family_now;
