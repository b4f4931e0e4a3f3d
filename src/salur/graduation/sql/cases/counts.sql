-- purpose: counts cases per region right below one, kind and state
-- reads: graduation_case
-- writes: nothing
-- grain: one region of so many digits, kind and state

SELECT
    left(code, %(digits)s) AS region, kind, state, count(*) AS cases,
    count(*) FILTER (WHERE state IN ('DECIDED', 'ENDORSED', 'LEFT') AND told_on IS NULL) AS untold,
    count(*) FILTER (WHERE state IN ('OBJECTED', 'CONTESTED') AND due < %(on)s) AS overdue
FROM graduation_case
WHERE code >= %(lowest)s AND code < %(highest)s
GROUP BY 1, 2, 3
ORDER BY 1, 2, 3;
