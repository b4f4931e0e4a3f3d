-- purpose: shows the desa of a sprint, the one that unlocks most families per hour first, beyond a key
-- reads: transition_sprint_desa, transition_sprint_assignment
-- writes: nothing
-- grain: one desa with somebody blocked, and who goes there

SELECT
    d.kode_wilayah, d.path::text, d.families, d.blocked, d.own, d.visits, d.minutes, d.rate, a.person_id, a.person_name
FROM transition_sprint_desa d
LEFT JOIN transition_sprint_assignment a
    ON a.sprint_id = d.sprint_id AND a.kode_wilayah = d.kode_wilayah AND a.ended_at IS NULL
WHERE d.sprint_id = %(sprint)s AND d.blocked > 0
    AND (%(person)s::uuid IS NULL OR a.person_id = %(person)s)
    AND (NOT %(unassigned)s OR (a.person_id IS NULL AND d.visits > 0))
    AND (%(code)s::text IS NULL OR d.kode_wilayah = %(code)s)
    AND (%(rate)s::float8 IS NULL OR (-d.rate, d.kode_wilayah) > (-%(rate)s::float8, %(after)s::text))
ORDER BY -d.rate, d.kode_wilayah
LIMIT %(limit)s;
