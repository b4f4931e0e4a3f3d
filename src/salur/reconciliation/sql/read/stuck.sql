-- purpose: what is open in a month in regions named by their paths, most first
-- reads:   reconciliation_open_count
-- writes:  nothing
-- grain:   programme, cause, class and owner
SELECT
    program,
    cause,
    class,
    owner,
    sum(count)::bigint,
    sum(amount)::bigint,
    min(opened_on)
FROM reconciliation_open_count
WHERE period = %(period)s AND place = ANY(%(places)s)
GROUP BY 1, 2, 3, 4
ORDER BY 5 DESC, 1, 2, 3, 4
