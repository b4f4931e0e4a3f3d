-- purpose: counts what the last look at a month's order found
-- reads: distribution_order_finding, distribution_order_check
-- writes: nothing
-- grain: one finding

SELECT f.finding, count(*), sum(f.amount_idr)::bigint
FROM distribution_order_finding f
WHERE f.check_id = (SELECT max(c.id) FROM distribution_order_check c WHERE c.cycle_id = %(cycle)s)
GROUP BY f.finding
ORDER BY count(*) DESC, f.finding;
