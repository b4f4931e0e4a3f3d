-- purpose: lets cases that wait for a visit, or for the village, rest on a visit
-- reads: graduation_case
-- writes: graduation_case, graduation_case_event
-- grain: one case and visit

WITH given AS (
    SELECT * FROM unnest(%(id_kpm)s::text[], %(visits)s::uuid[], %(days)s::date[]) AS g (id_kpm, visit, day)
),
seen AS (
    SELECT c.id, c.events, c.state, g.visit, g.day
    FROM graduation_case c
    JOIN given g USING (id_kpm)
    WHERE c.state IN ('PROPOSED', 'VISITED') AND c.visit IS DISTINCT FROM g.visit
    ORDER BY c.id
    FOR UPDATE OF c
),
told AS (
    INSERT INTO graduation_case_event (
        case_id, n, at, by_user, by_name, by_org, kind, before, after, day, visit
    )
    SELECT id, events + 1, %(at)s, %(by)s, %(by_name)s, %(by_org)s, 'visit', state, 'VISITED', day, visit FROM seen
)
UPDATE graduation_case c
SET state = 'VISITED', visit = s.visit, events = c.events + 1, changed_at = %(at)s
FROM seen s
WHERE c.id = s.id;
