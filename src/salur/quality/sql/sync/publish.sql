-- purpose: keeps what a merge found: conflicts, own changes that the ministry does not show, who left and came back
-- reads: quality_disputed_incoming, quality_pending_incoming, quality_settled_incoming, quality_gone_incoming,
--        registry_applied (temporary); quality_family_named (temporary: id_kpm, family, path)
-- writes: quality_conflict, quality_pending, quality_departure
-- grain: one family and column

UPDATE quality_conflict c SET state = 'LAPSED'
FROM quality_settled_incoming s
WHERE c.state = 'OPEN' AND c.path <@ %(path)s::ltree AND c.id_kpm = s.id_kpm AND c."column" = s."column";

INSERT INTO quality_conflict (
    id, snapshot, path, family, id_kpm, "column", base_sealed, local_sealed, remote_sealed, change, no_ba,
    tanggal_ba, state
)
SELECT
    gen_random_uuid(), %(snapshot)s, f.path, f.family, i.id_kpm, i."column", i.base_sealed, i.local_sealed,
    i.remote_sealed, a.change, a.no_ba, a.tanggal_ba, 'OPEN'
FROM quality_disputed_incoming i
JOIN quality_family_named f USING (id_kpm)
LEFT JOIN registry_applied a ON a.id_kpm = i.id_kpm AND a.column_name = i."column"
ON CONFLICT (id_kpm, "column") WHERE state = 'OPEN' DO NOTHING;

UPDATE quality_departure d SET state = 'RETURNED'
FROM quality_gone_incoming g
WHERE d.state = 'OPEN' AND g.kind = 'returned' AND d.id_kpm = g.id_kpm;

INSERT INTO quality_departure (snapshot, family, id_kpm, path, to_path, state, at)
SELECT
    %(snapshot)s, f.family, g.id_kpm, coalesce(g.path, f.path), g.to_path,
    CASE WHEN g.kind = 'moved' THEN 'MOVED' ELSE 'OPEN' END, %(at)s
FROM quality_gone_incoming g
JOIN quality_family_named f USING (id_kpm)
WHERE g.kind <> 'returned'
ON CONFLICT (id_kpm) WHERE state = 'OPEN' DO UPDATE SET to_path = coalesce(excluded.to_path, quality_departure.to_path);

-- A family that only the office has is its own change where a berita acara brought it in, and the ministry
-- has not just taken it off.
INSERT INTO quality_pending AS p (
    path, family, id_kpm, "column", value_sealed, change, no_ba, tanggal_ba, state, since, since_on
)
SELECT
    f.path, f.family, i.id_kpm, i."column", i.value_sealed, a.change, a.no_ba, a.tanggal_ba, 'PENDING',
    %(snapshot)s, %(as_of)s
FROM quality_pending_incoming i
JOIN quality_family_named f USING (id_kpm)
LEFT JOIN registry_applied a ON a.id_kpm = i.id_kpm AND a.column_name = i."column"
WHERE i."column" <> '*' OR i.value_sealed IS NULL OR (
    a.change IS NOT NULL
    AND NOT EXISTS (SELECT FROM quality_departure d WHERE d.id_kpm = i.id_kpm AND d.state = 'OPEN')
)
ON CONFLICT (id_kpm, "column") WHERE state IN ('PENDING', 'SENT') DO UPDATE
SET change = excluded.change, no_ba = excluded.no_ba, tanggal_ba = excluded.tanggal_ba,
    value_sealed = excluded.value_sealed, state = 'PENDING', sending = NULL, sent_at = NULL
WHERE p.change IS DISTINCT FROM excluded.change;
