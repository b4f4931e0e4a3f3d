-- purpose: how many families of regions are found with what across programmes
-- reads:   reconciliation_across_sum
-- writes:  nothing
-- grain:   finding
SELECT finding, sum(families)::bigint
FROM reconciliation_across_sum
WHERE period = %(period)s AND path = ANY(%(paths)s::ltree[])
GROUP BY finding
