-- purpose: brings the violations under a region to what a run found; the same findings again change nothing
-- reads: quality_violation_incoming (temporary), quality_violation
-- writes: quality_violation
-- gives: how many were opened, how many closed
-- grain: one column of one family and rule; what moved to another desa, or concerns others now, stays the same one

WITH standing AS (
    SELECT id, family, rule, "column", severity, related, kode_wilayah
    FROM quality_violation
    WHERE until IS NULL AND kode_wilayah >= %(lowest)s AND kode_wilayah < %(highest)s
),
-- A family that came from another region brings its violations along.
brought AS (
    SELECT v.id, v.family, v.rule, v."column", v.severity, v.related, v.kode_wilayah
    FROM quality_violation v
    JOIN quality_violation_incoming i USING (family, rule, "column")
    WHERE v.until IS NULL AND NOT (v.kode_wilayah >= %(lowest)s AND v.kode_wilayah < %(highest)s)
),
known AS (
    SELECT * FROM standing
    UNION ALL
    SELECT * FROM brought
),
closed AS (
    UPDATE quality_violation v
    SET until = greatest(v.since, %(on)s::date)
    FROM standing s
    WHERE v.id = s.id
        AND NOT EXISTS (
            SELECT FROM quality_violation_incoming i
            WHERE i.family = s.family AND i.rule = s.rule AND i."column" = s."column"
        )
    RETURNING v.id
),
changed AS (
    UPDATE quality_violation v
    SET severity = i.severity, related = i.related, kode_wilayah = i.kode_wilayah, path = i.path
    FROM known k
    JOIN quality_violation_incoming i USING (family, rule, "column")
    WHERE v.id = k.id
        AND (k.severity, k.related, k.kode_wilayah) IS DISTINCT FROM (i.severity, i.related, i.kode_wilayah)
),
opened AS (
    INSERT INTO quality_violation (
        family, id_kpm, rule, "column", severity, related, kode_wilayah, path, since
    )
    SELECT i.family, i.id_kpm, i.rule, i."column", i.severity, i.related, i.kode_wilayah, i.path, %(on)s
    FROM quality_violation_incoming i
    WHERE NOT EXISTS (
        SELECT FROM known k WHERE k.family = i.family AND k.rule = i.rule AND k."column" = i."column"
    )
    RETURNING id
)
SELECT (SELECT count(*) FROM opened) AS opened, (SELECT count(*) FROM closed) AS closed;
