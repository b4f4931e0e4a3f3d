-- purpose: tells of everybody who waits under a region, who comes next first, what stands between them and a place
-- reads: registry_family, registry_change
-- writes: nothing
-- grain: one family; `months` are those from a month on that an endorsed change of its membership holds

WITH waiting AS (
    SELECT id, id_kpm, kode_wilayah, name, waiting_since, waiting_first, payable
    FROM registry_family
    WHERE waiting_since IS NOT NULL AND path <@ %(path)s::ltree
),
touching AS (
    SELECT c.id_kpm, c.state, c.slot = '' AS of_membership,
        c.kind IN ('TAMBAH', 'GANTI', 'HAPUS', 'GRADUASI_ALAMIAH', 'GRADUASI_MANDIRI') AS moves, c.effective
    FROM registry_change c
    JOIN waiting USING (id_kpm)
    UNION ALL
    SELECT c.replaced_by, c.state, true, true, c.effective
    FROM registry_change c
    JOIN waiting w ON w.id_kpm = c.replaced_by
),
standing AS (
    SELECT
        id_kpm,
        bool_or(state IN ('PROPOSED', 'VERIFIED')) AS is_named,
        bool_or(state = 'ENDORSED' AND moves) AS is_coming,
        array_agg(effective) FILTER (
            WHERE state IN ('ENDORSED', 'APPLIED') AND of_membership AND effective >= %(month)s
        ) AS months
    FROM touching
    GROUP BY id_kpm
)
SELECT w.id, w.id_kpm, w.kode_wilayah, w.name, w.waiting_since, w.waiting_first, w.payable,
    coalesce(s.is_named, false), coalesce(s.is_coming, false), coalesce(s.months, '{}')
FROM waiting w
LEFT JOIN standing s USING (id_kpm)
ORDER BY (NOT w.waiting_first), w.waiting_since, w.id_kpm;
