-- purpose: shows the words that moved nothing for they could not be, came late, or are of a family nobody knows
-- reads: registry_card_event, registry_family
-- writes: nothing
-- grain: one word, the newest first, beyond an id

SELECT
    e.id, e.subject, e.state, e.day, e.verdict, e.late, e.evidence, e.row, e.by_name, e.id_kpm, f.id, f.name,
    e.kode_wilayah, c.state
FROM registry_card_event e
LEFT JOIN registry_family f ON f.id = e.family_id
LEFT JOIN registry_card_event c
    ON c.subject = e.subject AND c.blind = e.blind AND c.is_current AND e.verdict <> 'UNKNOWN_FAMILY'
WHERE (e.late OR e.verdict IN ('IMPOSSIBLE', 'UNKNOWN_FAMILY')) AND e.path <@ %(path)s::ltree
    AND e.id < %(before)s AND (%(evidence)s::uuid IS NULL OR e.evidence = %(evidence)s)
ORDER BY e.id DESC
LIMIT %(limit)s;
