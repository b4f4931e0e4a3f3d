-- purpose: gives what may be seen of the regions beneath one
-- reads: graduation_outcome
-- writes: nothing
-- grain: one row of one table; regions by code, those that are not shown last

SELECT year, what, row_code, regions, cells, counted_on
FROM graduation_outcome
WHERE code = %(code)s
ORDER BY year DESC, what, (row_code = ''), row_code;
