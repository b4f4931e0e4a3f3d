-- purpose: tells what is known of the family that an outer query is about, in the same question
-- reads: registry_match
-- writes: nothing
-- grain: one family; a list of kind, status, detail, day and evidence; what was known of an earlier NIK is not told

SELECT coalesce(
    json_agg(json_build_array(m.kind, m.status, m.detail, m.as_of, m.evidence) ORDER BY m.kind), '[]'
)
FROM registry_match m
WHERE m.family_id = registry_family.id AND m.nik_blind = registry_family.nik_blind
