-- purpose: says of each candidate how its family, and whoever replaces it, would stand in its month
-- reads: registry_candidate (temporary), registry_change, registry_family
-- writes: nothing
-- grain: one candidate; endorsed changes that wait for their month count as if they had come

WITH wanted AS (
    SELECT c.*, k.effective AS month FROM registry_candidate k JOIN registry_change c USING (id)
),
named AS (
    SELECT id_kpm FROM wanted UNION SELECT replaced_by FROM wanted WHERE replaced_by IS NOT NULL
),
coming AS (
    SELECT c.id_kpm, c.kind, c.effective FROM registry_change c
    WHERE c.state = 'ENDORSED' AND c.id_kpm IN (SELECT id_kpm FROM named)
    UNION ALL
    SELECT c.replaced_by, 'TAMBAH', c.effective FROM registry_change c
    WHERE c.state = 'ENDORSED' AND c.replaced_by IN (SELECT id_kpm FROM named)
),
ahead AS (
    SELECT
        id_kpm,
        min(effective) FILTER (WHERE kind = 'TAMBAH') AS filled,
        min(effective) FILTER (
            WHERE kind IN ('GANTI', 'HAPUS', 'GRADUASI_ALAMIAH', 'GRADUASI_MANDIRI')
        ) AS ended,
        min(effective) FILTER (WHERE kind = 'TUNDA') AS held
    FROM coming GROUP BY id_kpm
),
standing AS (
    SELECT
        f.id_kpm, f.path, f.kode_wilayah, f.nik_blind,
        f.waiting_since IS NOT NULL AND a.filled IS NULL AND a.ended IS NULL AS waits,
        CASE
            WHEN a.filled IS NOT NULL THEN a.filled
            WHEN f.waiting_since IS NULL OR f.ended_from IS NOT NULL THEN coalesce(f.member_from, 0)
        END AS first,
        CASE WHEN a.filled IS NOT NULL THEN a.ended ELSE coalesce(f.ended_from, a.ended) END AS until,
        f.held_reasons <> '{}' AS is_held, a.held
    FROM registry_family f
    JOIN named USING (id_kpm)
    LEFT JOIN ahead a USING (id_kpm)
)
SELECT
    w.id, w.kind, w.id_kpm, w.replaced_by, w.column_name, w.month, w.row,
    s.id_kpm IS NOT NULL AS is_known,
    coalesce(s.path <@ w.path, false) AS is_inside,
    coalesce(s.waits, false) AS waits,
    coalesce(s.first <= w.month AND (s.until IS NULL OR s.until > w.month), false) AS is_member,
    coalesce(NOT s.waits AND s.until IS NOT NULL AND (s.until <= w.month OR w.kind IN (
        'GANTI', 'HAPUS', 'GRADUASI_ALAMIAH', 'GRADUASI_MANDIRI'
    )), false) AS has_ended,
    coalesce(s.is_held OR s.held <= w.month, false) AS is_held,
    r.id_kpm IS NOT NULL AS replacement_is_known,
    coalesce(left(r.kode_wilayah, 4) = left(s.kode_wilayah, 4), false) AS replacement_is_inside,
    coalesce(r.waits, false) AS replacement_waits,
    EXISTS (
        SELECT FROM registry_change o
        WHERE o.state IN ('ENDORSED', 'APPLIED') AND o.effective = w.month AND o.id <> w.id
            AND (
                (o.id_kpm = w.id_kpm AND o.slot = w.slot)
                OR (w.slot = '' AND o.replaced_by = w.id_kpm)
                OR (w.replaced_by IS NOT NULL AND w.replaced_by IN (o.id_kpm, o.replaced_by) AND o.slot = '')
            )
    ) AS has_clash,
    coalesce(w.column_name = 'nik', false) AND EXISTS (
        SELECT FROM registry_family o
        WHERE o.nik_blind = w.value_blind AND o.id_kpm <> w.id_kpm AND o.ended_from IS NULL
    ) AS is_borne,
    CASE WHEN w.column_name = 'kode_wilayah' THEN w.value END AS moves_to,
    coalesce(w.column_name = 'kode_wilayah' AND left(w.value, 4) <> left(s.kode_wilayah, 4), false) AS leaves,
    CASE w.kind WHEN 'TAMBAH' THEN s.kode_wilayah WHEN 'GANTI' THEN r.kode_wilayah END AS filled_desa
FROM wanted w
LEFT JOIN standing s ON s.id_kpm = w.id_kpm
LEFT JOIN standing r ON r.id_kpm = w.replaced_by
ORDER BY w.id;
