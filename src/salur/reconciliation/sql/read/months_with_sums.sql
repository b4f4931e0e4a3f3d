-- purpose: the months in which regions have anything published, newest first
-- reads:   reconciliation_sum
-- writes:  nothing
-- grain:   one month
SELECT months.period
FROM (
    SELECT (extract(year FROM day) * 100 + extract(month FROM day))::integer AS period
    FROM generate_series(
        date '2017-01-01', to_date(%(until)s::text, 'YYYYMM'), interval '1 month'
    ) AS day
) AS months
CROSS JOIN LATERAL (
    SELECT s.period
    FROM reconciliation_sum AS s
    WHERE s.program = ANY(%(programs)s) AND s.period = months.period
        AND s.level = ANY(%(levels)s::smallint[]) AND s.path = ANY(%(paths)s::ltree[])
    LIMIT 1
) AS found
ORDER BY months.period DESC
