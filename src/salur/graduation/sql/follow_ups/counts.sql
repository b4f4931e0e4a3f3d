-- purpose: counts follow-ups per region of so many digits: due, overdue, and what was found since a day
-- reads: graduation_follow_up
-- writes: nothing
-- grain: one region

SELECT region, sum(due)::bigint, sum(overdue)::bigint, sum(stands)::bigint, sum(struggles)::bigint,
    sum(fell_back)::bigint, sum(not_found)::bigint
FROM (
    SELECT left(code, %(digits)s) AS region,
        count(*) FILTER (WHERE until_on >= %(today)s) AS due,
        count(*) FILTER (WHERE until_on < %(today)s) AS overdue,
        0 AS stands, 0 AS struggles, 0 AS fell_back, 0 AS not_found
    FROM graduation_follow_up
    WHERE waits AND due_on <= %(today)s AND code >= %(lowest)s AND code < %(highest)s
    GROUP BY 1
    UNION ALL
    SELECT left(code, %(digits)s), 0, 0,
        count(*) FILTER (WHERE outcome = 'STANDS'),
        count(*) FILTER (WHERE outcome = 'STRUGGLES'),
        count(*) FILTER (WHERE outcome = 'FELL_BACK'),
        count(*) FILTER (WHERE outcome = 'NOT_FOUND')
    FROM graduation_follow_up
    WHERE done_on >= %(since)s AND code >= %(lowest)s AND code < %(highest)s
    GROUP BY 1
) counted
GROUP BY region
ORDER BY region;
