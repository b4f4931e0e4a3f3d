-- purpose: finds what holds on a day in a region: the nearest region's own value, else the nation's
-- reads: programs_parameter
-- writes: nothing
-- grain: one parameter

SELECT program, name, value, unit, valid_from, valid_to, citation, confidence, path::text
FROM programs_parameter
WHERE program = %(program)s AND name = %(name)s AND path @> %(path)s::ltree
    AND valid_from <= %(on)s AND (valid_to IS NULL OR valid_to > %(on)s)
ORDER BY nlevel(path) DESC
LIMIT 1;
