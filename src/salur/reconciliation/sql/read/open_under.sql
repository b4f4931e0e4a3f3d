-- purpose: how many exceptions of a programme's month are open in each region right beneath some others
-- reads:   reconciliation_open_count
-- writes:  nothing
-- grain:   region
SELECT place, sum(count)::bigint
FROM reconciliation_open_count
WHERE program = %(program)s AND period = %(period)s AND parent = ANY(%(parents)s)
GROUP BY 1
