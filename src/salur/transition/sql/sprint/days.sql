-- purpose: tells how many families were kept on each day of a sprint
-- reads: transition_sprint_count
-- writes: nothing
-- grain: one day

SELECT day, sum(families)::integer
FROM transition_sprint_count
WHERE sprint_id = %(sprint)s AND cause = ''
GROUP BY day
ORDER BY day;
