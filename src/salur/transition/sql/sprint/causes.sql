-- purpose: tells what keeps families in a sprint, on its first day and on the last that was counted
-- reads: transition_sprint_count
-- writes: nothing
-- grain: one cause, most families first

WITH ends AS (
    SELECT min(day) AS first, max(day) AS last FROM transition_sprint_count WHERE sprint_id = %(sprint)s
)
SELECT
    c.cause, coalesce(sum(c.families) FILTER (WHERE c.day = e.first), 0)::integer AS begun,
    coalesce(sum(c.families) FILTER (WHERE c.day = e.last), 0)::integer AS kept
FROM ends e
JOIN transition_sprint_count c ON c.sprint_id = %(sprint)s AND c.day IN (e.first, e.last) AND c.cause <> ''
GROUP BY c.cause
ORDER BY 3 DESC, 2 DESC, 1;
