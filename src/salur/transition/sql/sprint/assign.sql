-- purpose: gives desa of a sprint to people, and ends whose they were; the same again changes nothing
-- reads: transition_sprint_desa, transition_sprint_assignment
-- writes: transition_sprint_assignment
-- gives: how many desa changed hands
-- grain: one desa

WITH wanted AS (
    SELECT d.kode_wilayah, d.path, w.person_id, w.person_name
    FROM unnest(%(codes)s::text[], %(persons)s::uuid[], %(names)s::text[]) w (kode_wilayah, person_id, person_name)
    JOIN transition_sprint_desa d ON d.sprint_id = %(sprint)s AND d.kode_wilayah = w.kode_wilayah
    WHERE NOT EXISTS (
        SELECT FROM transition_sprint_assignment a
        WHERE a.sprint_id = %(sprint)s AND a.kode_wilayah = w.kode_wilayah AND a.ended_at IS NULL
            AND a.person_id = w.person_id
    )
),
ended AS (
    UPDATE transition_sprint_assignment a SET ended_at = %(at)s
    FROM wanted w
    WHERE a.sprint_id = %(sprint)s AND a.kode_wilayah = w.kode_wilayah AND a.ended_at IS NULL
    RETURNING a.id
),
-- Read, so that the old ones end before the new ones begin.
before AS (SELECT count(*) FROM ended),
begun AS (
    INSERT INTO transition_sprint_assignment (
        sprint_id, kode_wilayah, path, person_id, person_name, assigned_by, assigned_by_name, assigned_at
    )
    SELECT %(sprint)s, w.kode_wilayah, w.path, w.person_id, w.person_name, %(by)s, %(by_name)s, %(at)s
    FROM wanted w CROSS JOIN before
    RETURNING id
)
SELECT count(*)::integer FROM begun;
