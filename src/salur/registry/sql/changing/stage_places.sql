-- purpose: stages which of the changes that there is news of free a place, fill one, or were offered one and will not
-- reads: registry_heard_place (temporary), registry_change, registry_family, registry_family_history, registry_alias
-- writes: registry_place_change (temporary, gone at commit)
-- grain: one change; who only waited leaves no place behind, nor who counts as another family by then

CREATE TEMPORARY TABLE IF NOT EXISTS registry_place_change (
    change bigint PRIMARY KEY,
    does text NOT NULL,
    family uuid NOT NULL,
    kode_wilayah text NOT NULL,
    path ltree NOT NULL,
    month integer,
    at timestamptz NOT NULL
) ON COMMIT DROP;
TRUNCATE registry_place_change;
INSERT INTO registry_place_change (change, does, family, kode_wilayah, path, month, at)
SELECT c.id, 'frees', f.id, f.kode_wilayah, f.path, c.effective, c.endorsed_at
FROM registry_heard_place h
JOIN registry_change c ON c.id = h.change
JOIN registry_family f USING (id_kpm)
LEFT JOIN LATERAL (
    SELECT fills FROM (
        SELECT b.kind = 'TAMBAH' AS fills, b.effective, b.id FROM registry_change b
        WHERE b.id_kpm = c.id_kpm AND b.state IN ('ENDORSED', 'APPLIED') AND b.effective < c.effective
            AND b.kind IN ('TAMBAH', 'GANTI', 'HAPUS', 'GRADUASI_ALAMIAH', 'GRADUASI_MANDIRI')
            AND b.endorsed_at <= c.endorsed_at
        UNION ALL
        SELECT true, b.effective, b.id FROM registry_change b
        WHERE b.replaced_by = c.id_kpm AND b.state IN ('ENDORSED', 'APPLIED') AND b.effective < c.effective
            AND b.endorsed_at <= c.endorsed_at
    ) before
    ORDER BY effective DESC, id DESC
    LIMIT 1
) earlier ON c.kind = 'HAPUS'
WHERE c.state IN ('ENDORSED', 'APPLIED')
    AND (
        c.kind IN ('GRADUASI_ALAMIAH', 'GRADUASI_MANDIRI')
        -- Whom nothing put on a list earlier was a member ever since, as the register knew it once, or only waited.
        OR (c.kind = 'HAPUS' AND coalesce(
            earlier.fills,
            (f.waiting_since, f.member_from, f.ended_from) IS NULL OR EXISTS (
                SELECT FROM registry_family_history h
                WHERE h.pgh_obj_id = f.id AND (h.waiting_since, h.member_from, h.ended_from) IS NULL
            )
        ))
    )
    AND NOT EXISTS (
        SELECT FROM registry_alias a
        WHERE a.alias_id = f.id AND a.undone_at IS NULL AND a.valid_from <= c.effective
    )
UNION ALL
SELECT c.id, CASE WHEN c.state IN ('ENDORSED', 'APPLIED') THEN 'fills' ELSE 'lost' END,
    f.id, f.kode_wilayah, f.path, c.effective, coalesce(c.endorsed_at, c.closed_at)
FROM registry_heard_place h
JOIN registry_change c ON c.id = h.change
JOIN registry_family f USING (id_kpm)
WHERE c.kind = 'TAMBAH'
    AND (c.state IN ('ENDORSED', 'APPLIED') OR (c.source = 'slot' AND c.state IN ('REFUSED', 'WITHDRAWN')));
ANALYZE registry_place_change;
