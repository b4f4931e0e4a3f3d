-- purpose: the families that count as one with a family, and since when
-- reads: registry_alias, registry_family
-- writes: nothing
-- grain: one live alias; of its two families the other one

SELECT
    a.id, f.id, f.id_kpm, f.name, f.kode_wilayah, f.path::text, a.canonical_id = f.id, a.valid_from, a.decided_at,
    a.reason, a.pair
FROM registry_alias a
JOIN registry_family f ON f.id = CASE WHEN a.alias_id = %(family)s THEN a.canonical_id ELSE a.alias_id END
WHERE a.undone_at IS NULL AND %(family)s IN (a.alias_id, a.canonical_id)
ORDER BY a.decided_at, a.id;
