-- purpose: shows changes in the order in which they were proposed, beyond a key
-- reads: registry_change, registry_family
-- writes: nothing
-- grain: one change

SELECT
    c.id, c.kind, c.reason, c.source, c.state, c.id_kpm, f.id, f.name, c.replaced_by, r.id, r.name,
    c.column_name, c.value, c.kode_wilayah, c.path::text, c.document, c.no_ba, c.tanggal_ba, c.evidence, c.row,
    c.asked, c.effective, c.proposed_by, c.proposed_at, c.verified_by, c.endorsed_by, c.endorsed_at,
    c.applied_at, c.closed_at, c.closed_reason, c.value_sealed
FROM registry_change c
LEFT JOIN registry_family f ON f.id_kpm = c.id_kpm
LEFT JOIN registry_family r ON r.id_kpm = c.replaced_by
WHERE c.state = ANY (%(states)s) AND c.path <@ %(path)s::ltree
    AND (%(document)s::uuid IS NULL OR c.document = %(document)s)
    AND (%(no_ba)s::text IS NULL OR c.no_ba = %(no_ba)s)
    AND (%(sources)s::text[] IS NULL OR c.source = ANY (%(sources)s))
    AND (%(ids)s::bigint[] IS NULL OR c.id = ANY (%(ids)s))
    AND (%(id_kpm)s::text IS NULL OR c.id_kpm = %(id_kpm)s OR c.replaced_by = %(id_kpm)s)
    AND c.id > %(after)s
ORDER BY c.id
LIMIT %(limit)s;
