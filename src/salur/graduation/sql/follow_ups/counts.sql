-- purpose: counts follow-ups per region of so many digits: due, overdue, and what was found since a day
-- reads: graduation_follow_up, graduation_case
-- writes: nothing
-- grain: one region

SELECT left(c.code, %(digits)s) AS region,
    count(*) FILTER (WHERE f.done_on IS NULL AND f.until_on >= %(today)s) AS due,
    count(*) FILTER (WHERE f.done_on IS NULL AND f.until_on < %(today)s) AS overdue,
    count(*) FILTER (WHERE f.outcome = 'STANDS') AS stands,
    count(*) FILTER (WHERE f.outcome = 'STRUGGLES') AS struggles,
    count(*) FILTER (WHERE f.outcome = 'FELL_BACK') AS fell_back,
    count(*) FILTER (WHERE f.outcome = 'NOT_FOUND') AS not_found
FROM graduation_follow_up f
JOIN graduation_case c ON c.id = f.case_id
WHERE c.code >= %(lowest)s AND c.code < %(highest)s
    AND (f.done_on >= %(since)s OR (f.done_on IS NULL AND f.due_on <= %(today)s AND c.state = 'LEFT'))
GROUP BY 1
ORDER BY 1;
