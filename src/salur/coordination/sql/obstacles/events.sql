-- purpose: gives everything that was told of an obstacle, the oldest first
-- reads: coordination_obstacle_event
-- writes: nothing
-- grain: one event

SELECT n, at, by_user, by_name, by_org, kind, before, after, words, evidence, organisation, due
FROM coordination_obstacle_event
WHERE obstacle_id = %(id)s
ORDER BY n;
