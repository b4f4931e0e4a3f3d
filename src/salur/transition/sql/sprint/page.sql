-- purpose: shows sprints in, above and under a region, those that run first, then the latest, beyond a key
-- reads: transition_sprint, transition_sprint_desa
-- writes: nothing
-- grain: one sprint, with what whoever asks sees of it

SELECT
    s.id, s.kode_wilayah, s.path::text, s.target, s.target_day, s.started_on, s.started_by_name, s.counted_at,
    s.ended_at, d.desa, d.families, d.blocked, d.own, d.visits, d.minutes
FROM transition_sprint s
CROSS JOIN LATERAL (
    SELECT
        count(*)::integer AS desa, coalesce(sum(families), 0)::integer AS families,
        coalesce(sum(blocked), 0)::integer AS blocked, coalesce(sum(own), 0)::integer AS own,
        coalesce(sum(visits), 0)::integer AS visits, coalesce(sum(minutes), 0)::integer AS minutes
    FROM transition_sprint_desa d
    WHERE d.sprint_id = s.id
) d
WHERE (%(id)s::uuid IS NULL OR s.id = %(id)s)
    AND (%(path)s::text IS NULL OR s.path <@ %(path)s::ltree OR s.path @> %(path)s::ltree)
    AND (NOT %(running)s OR s.ended_at IS NULL)
    AND (%(ended)s::boolean IS NULL
        OR (s.ended_at IS NOT NULL, -(s.started_on - DATE '2000-01-01'), s.id)
            > (%(ended)s, -(%(day)s::date - DATE '2000-01-01'), %(after)s::uuid))
ORDER BY s.ended_at IS NOT NULL, -(s.started_on - DATE '2000-01-01'), s.id
LIMIT %(limit)s;
