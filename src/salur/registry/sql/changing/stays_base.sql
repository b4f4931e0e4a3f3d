-- purpose: counts under a region who is a member from when until when, where no change is coming
-- reads: registry_family, registry_alias, registry_change, registry_candidate (temporary)
-- writes: nothing
-- grain: one desa and span of months; who counts as another family takes no place from then on

WITH coming AS (
    SELECT c.id_kpm, c.replaced_by FROM registry_change c
    WHERE (c.state = 'ENDORSED' OR c.id IN (SELECT id FROM registry_candidate))
        AND (c.kind IN ('TAMBAH', 'GANTI', 'HAPUS', 'GRADUASI_ALAMIAH', 'GRADUASI_MANDIRI')
            OR c.column_name = 'kode_wilayah')
),
touched AS (
    SELECT id_kpm FROM coming UNION SELECT replaced_by FROM coming WHERE replaced_by IS NOT NULL
)
SELECT f.kode_wilayah, coalesce(f.member_from, 0), least(f.ended_from, a.valid_from), count(*)
FROM registry_family f
LEFT JOIN registry_alias a ON a.alias_id = f.id AND a.undone_at IS NULL
WHERE f.kode_wilayah >= %(lowest)s AND f.kode_wilayah < %(highest)s
    AND (f.waiting_since IS NULL OR f.ended_from IS NOT NULL)
    AND NOT EXISTS (SELECT FROM touched t WHERE t.id_kpm = f.id_kpm)
GROUP BY 1, 2, 3;
