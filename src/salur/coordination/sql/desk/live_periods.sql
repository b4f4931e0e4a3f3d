-- purpose: the months that live obstacles of a source are about
-- reads:   coordination_obstacle
-- writes:  nothing
-- grain:   one month
SELECT DISTINCT period FROM coordination_obstacle
WHERE source = %(source)s AND state <> 'VERIFIED' AND period IS NOT NULL
