-- purpose: writes one proposal whole
-- reads: nothing
-- writes: transition_siting, transition_siting_village, transition_siting_shop, transition_siting_flow
-- grain: one run with its desa, shops and ways

WITH made AS (
    INSERT INTO transition_siting (
        id, kode_wilayah, path, asked_by, asked_by_name, asked_at, places, max_m, road_permille, capacity,
        openings_limit, families, covered, covered_bound, opened, opened_bound, travel_mm, travel_bound_mm
    ) VALUES (
        %(id)s, %(code)s, %(path)s, %(by)s, %(by_name)s, %(at)s, %(places)s, %(max_m)s, %(road)s, %(capacity)s,
        %(limit)s, %(families)s, %(covered)s, %(covered_bound)s, %(opened)s, %(opened_bound)s, %(travel)s,
        %(travel_bound)s
    )
    RETURNING id
),
villages AS (
    INSERT INTO transition_siting_village (
        siting_id, kode_wilayah, path, latitude, longitude, kpm, served, reason, service, nearest, nearest_m
    )
    SELECT made.id, v.code, v.path::ltree, v.latitude, v.longitude, v.kpm, v.served, v.reason, v.service, v.nearest,
        v.nearest_m
    FROM made, jsonb_to_recordset(%(villages)s::jsonb) AS v (
        code text, path text, latitude double precision, longitude double precision, kpm integer, served integer,
        reason text, service text, nearest text, nearest_m integer
    )
),
shops AS (
    INSERT INTO transition_siting_shop (
        siting_id, id_ewarong, kode_wilayah, path, latitude, longitude, capacity, serves, opened, barred, taken
    )
    SELECT made.id, s.id, s.code, s.path::ltree, s.latitude, s.longitude, s.capacity, s.serves, s.opened, s.barred,
        s.taken
    FROM made, jsonb_to_recordset(%(shops)s::jsonb) AS s (
        id text, code text, path text, latitude double precision, longitude double precision, capacity integer,
        serves boolean, opened boolean, barred text, taken integer
    )
)
INSERT INTO transition_siting_flow (siting_id, plan, kode_wilayah, path, id_ewarong, kpm, mm)
SELECT made.id, f.plan, f.code, f.path::ltree, f.id, f.kpm, f.mm
FROM made, jsonb_to_recordset(%(flows)s::jsonb) AS f (
    plan text, code text, path text, id text, kpm integer, mm bigint
);
