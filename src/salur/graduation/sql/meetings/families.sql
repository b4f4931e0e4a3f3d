-- purpose: gives the families of a desa whose village meeting is next, with what their visit found of the six dimensions
-- reads: graduation_case, graduation_visit
-- writes: nothing
-- grain: one case, beyond a number

SELECT c.id, c.number, c.id_kpm, c.family, c.kind, c.source, v.visited_on, v.met, v.unmet, v.unknown, v.eligible
FROM graduation_case c
LEFT JOIN graduation_visit v ON v.id = c.visit
WHERE c.state = 'VISITED' AND c.code = %(code)s AND c.number > %(after)s
ORDER BY c.number
LIMIT %(limit)s;
