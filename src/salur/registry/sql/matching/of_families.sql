-- purpose: tells what is known of some families
-- reads: registry_match, registry_family
-- writes: nothing
-- grain: one family and source; what was known of an earlier NIK is not told

SELECT f.id_kpm, m.kind, m.status, m.detail, m.as_of, m.evidence
FROM registry_match m
JOIN registry_family f ON f.id = m.family_id AND f.nik_blind = m.nik_blind
WHERE f.id_kpm = ANY (%(ids)s)
ORDER BY f.id_kpm, m.kind;
