-- purpose: gives the families under a region for which a change is coming, with what is coming
-- reads: registry_family, registry_alias, registry_change, registry_candidate (temporary)
-- writes: nothing
-- grain: one family and coming change; a replacement comes as an addition

WITH coming AS (
    SELECT c.id, c.id_kpm, c.replaced_by, c.kind, c.column_name, c.value, k.id IS NOT NULL AS is_candidate,
        coalesce(k.effective, c.effective) AS month
    FROM registry_change c
    LEFT JOIN registry_candidate k USING (id)
    WHERE (c.state = 'ENDORSED' OR k.id IS NOT NULL)
        AND (c.kind IN ('TAMBAH', 'GANTI', 'HAPUS', 'GRADUASI_ALAMIAH', 'GRADUASI_MANDIRI')
            OR c.column_name = 'kode_wilayah')
),
each AS (
    SELECT id_kpm, CASE WHEN kind = 'TAMBAH' THEN 'fills' WHEN column_name IS NULL THEN 'ends' ELSE 'moves' END
        AS what, month, value, is_candidate
    FROM coming
    UNION ALL
    SELECT replaced_by, 'fills', month, NULL, is_candidate FROM coming WHERE kind = 'GANTI'
)
SELECT f.id_kpm, f.kode_wilayah, f.member_from, least(f.ended_from, a.valid_from), f.waiting_since IS NOT NULL,
    e.what, e.month, e.value, e.is_candidate
FROM each e
JOIN registry_family f USING (id_kpm)
LEFT JOIN registry_alias a ON a.alias_id = f.id AND a.undone_at IS NULL
WHERE f.kode_wilayah >= %(lowest)s AND f.kode_wilayah < %(highest)s
ORDER BY f.id_kpm;
