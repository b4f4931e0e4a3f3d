-- purpose: stages the families that belong on a region's list of a month
-- reads: registry_family, registry_alias
-- writes: registry_staged (temporary, gone at commit)
-- grain: one family; who ended their membership before the month, begins it later or waits for a place is left
--        out, and so is who counts as another family by then; who is suspended is not

CREATE TEMPORARY TABLE IF NOT EXISTS registry_staged (
    id_kpm text PRIMARY KEY,
    kode_wilayah text NOT NULL,
    path ltree NOT NULL,
    payable boolean NOT NULL
) ON COMMIT DROP;
TRUNCATE registry_staged;
INSERT INTO registry_staged (id_kpm, kode_wilayah, path, payable)
SELECT id_kpm, kode_wilayah, path, payable
FROM registry_family
WHERE kode_wilayah >= %(lowest)s AND kode_wilayah < %(highest)s
    AND (ended_from IS NULL OR ended_from > %(period)s)
    AND (member_from IS NULL OR member_from <= %(period)s)
    AND (waiting_since IS NULL OR ended_from IS NOT NULL)
    AND NOT EXISTS (
        SELECT FROM registry_alias a
        WHERE a.alias_id = registry_family.id AND a.undone_at IS NULL AND a.valid_from <= %(period)s
    );
ANALYZE registry_staged;
