-- purpose: gives what may be seen of regions themselves; nothing where they are hidden among their neighbours
-- reads: graduation_outcome
-- writes: nothing
-- grain: one region, year and table

SELECT row_code, year, what, cells, counted_on
FROM graduation_outcome
WHERE row_code = ANY (%(codes)s)
ORDER BY row_code, year DESC, what;
