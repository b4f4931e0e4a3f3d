-- purpose: keeps proposed changes; a row of a file is taken once
-- reads: registry_change_incoming (temporary)
-- writes: registry_change
-- gives: how many stand open, and how many were refused for what is written in them
-- grain: one change; what is said of a region outside the file's is kept under the file's region

WITH kept AS (
    INSERT INTO registry_change (
        kind, reason, source, state, id_kpm, replaced_by, column_name, value, value_sealed, value_blind,
        kode_wilayah, path, no_ba, tanggal_ba, evidence, row, asked, proposed_by, proposed_at,
        verified_by, verified_at, closed_by, closed_at, closed_reason
    )
    SELECT
        i.kind, i.reason, %(source)s, i.state, i.id_kpm, i.replaced_by, i.column_name, i.value,
        i.value_sealed, i.value_blind, i.kode_wilayah,
        CASE WHEN i.path <@ %(path)s::ltree THEN i.path ELSE %(path)s::ltree END,
        i.no_ba, i.tanggal_ba, %(evidence)s::uuid, i.row, i.asked, %(by)s, %(at)s,
        CASE WHEN i.no_ba IS NOT NULL THEN %(by)s::uuid END,
        CASE WHEN i.no_ba IS NOT NULL THEN %(at)s::timestamptz END,
        CASE WHEN i.closed_reason IS NOT NULL THEN %(by)s::uuid END,
        CASE WHEN i.closed_reason IS NOT NULL THEN %(at)s::timestamptz END,
        i.closed_reason
    FROM registry_change_incoming i
    ORDER BY i.row, i.id_kpm
    ON CONFLICT (evidence, row, source) WHERE evidence IS NOT NULL DO NOTHING
    RETURNING state
)
SELECT count(*) FILTER (WHERE state <> 'REFUSED'), count(*) FILTER (WHERE state = 'REFUSED') FROM kept;
