-- purpose: gives proposals in or under a region, the latest first; or one of them
-- reads: transition_siting
-- writes: nothing
-- grain: one run, beyond (asked_at, id)

SELECT id, kode_wilayah, path::text, asked_by_name, asked_at, places, max_m, road_permille, capacity, openings_limit,
    families, covered, covered_bound, opened, opened_bound, travel_mm, travel_bound_mm
FROM transition_siting
WHERE (%(id)s::uuid IS NULL OR id = %(id)s) AND (%(path)s::ltree IS NULL OR path <@ %(path)s::ltree)
    AND (%(at)s::timestamptz IS NULL OR (asked_at, id) < (%(at)s, %(after)s::uuid))
ORDER BY asked_at DESC, id DESC
LIMIT %(limit)s;
