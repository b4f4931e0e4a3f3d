-- purpose: the families and months that a file of checks is about
-- reads:   distribution_check
-- writes:  nothing
-- grain:   month
SELECT period, array_agg(DISTINCT id_kpm)
FROM distribution_check
WHERE evidence_id = %(evidence)s AND NOT is_held
GROUP BY period ORDER BY period;
