-- purpose: gives the newest visit to a family since a day that still counts
-- reads: graduation_visit
-- writes: nothing
-- grain: one visit, or none

SELECT id, visited_on
FROM graduation_visit
WHERE family = %(family)s AND visited_on >= %(since)s AND withdrawn_at IS NULL
ORDER BY visited_on DESC, at DESC, id
LIMIT 1;
