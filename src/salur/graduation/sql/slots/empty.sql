-- purpose: counts in each month until one how many places of a region of so many digits nobody had
-- reads: graduation_slot
-- writes: nothing
-- grain: one region and month; a place that was given up does not stand empty

SELECT left(s.code, %(digits)s), (to_char(m, 'YYYYMM'))::integer, count(*)
FROM graduation_slot s
CROSS JOIN LATERAL generate_series(
    to_date(s.from_month::text, 'YYYYMM')::timestamp,
    CASE WHEN s.filled_month IS NULL THEN to_date(%(until)s::text, 'YYYYMM')::timestamp
        ELSE least(to_date(s.filled_month::text, 'YYYYMM') - interval '1 month', to_date(%(until)s::text, 'YYYYMM'))
    END,
    interval '1 month'
) AS m
WHERE s.code >= %(lowest)s AND s.code < %(highest)s AND s.state <> 'CLOSED'
GROUP BY 1, 2
ORDER BY 1, 2;
