-- purpose: says who takes a place under a region from when until when: counted, where no change is coming; and each
--          family for which one is, with what is coming
-- reads: registry_family, registry_alias, registry_change, registry_candidate (temporary)
-- writes: nothing
-- grain: one desa and span of months, without a family; then one family and coming change, a replacement as an
--        addition. Who counts as another family takes no place from then on

WITH coming AS MATERIALIZED (
    SELECT c.id_kpm, c.replaced_by, c.kind, c.column_name, c.value, k.id IS NOT NULL AS is_candidate,
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
),
under AS NOT MATERIALIZED (
    SELECT f.id_kpm, f.kode_wilayah, f.member_from, least(f.ended_from, a.valid_from) AS until,
        f.waiting_since IS NOT NULL AS waits, f.ended_from
    FROM registry_family f
    LEFT JOIN registry_alias a ON a.alias_id = f.id AND a.undone_at IS NULL
    WHERE f.kode_wilayah >= %(lowest)s AND f.kode_wilayah < %(highest)s
)
SELECT NULL, kode_wilayah, coalesce(member_from, 0), until, NULL::boolean, NULL, NULL::integer, NULL, NULL::boolean,
    count(*)
FROM under u
WHERE (NOT waits OR ended_from IS NOT NULL) AND NOT EXISTS (SELECT FROM each e WHERE e.id_kpm = u.id_kpm)
GROUP BY 2, 3, 4
UNION ALL
SELECT u.id_kpm, u.kode_wilayah, u.member_from, u.until, u.waits, e.what, e.month, e.value, e.is_candidate, 1
FROM each e
JOIN under u USING (id_kpm)
ORDER BY 1;
