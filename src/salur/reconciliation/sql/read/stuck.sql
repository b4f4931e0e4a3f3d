-- purpose: what is open in a month in regions named by their paths, most first, and how many families
--          are found with what across programmes
-- reads:   reconciliation_open_count, reconciliation_across_sum
-- writes:  nothing
-- grain:   programme, cause, class and owner; finding across programmes
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
UNION ALL
SELECT NULL, finding, 0, NULL, sum(families)::bigint, 0, NULL
FROM reconciliation_across_sum
WHERE period = %(period)s AND path = ANY(%(places)s::ltree[])
GROUP BY finding
ORDER BY 5 DESC, 1, 2, 3, 4
