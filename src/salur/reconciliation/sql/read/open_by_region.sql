-- purpose: how many exceptions of a month are open in each region right beneath another
-- reads:   reconciliation_open_count
-- writes:  nothing
-- grain:   programme and region
SELECT program, place, sum(count)::bigint
FROM reconciliation_open_count
WHERE period = %(period)s AND parent = %(parent)s
GROUP BY 1, 2
