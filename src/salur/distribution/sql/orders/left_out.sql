-- purpose: counts what an order leaves out
-- reads: distribution_entitlement
-- writes: nothing
-- grain: one reason

SELECT excluded, count(*), sum(amount_idr)::bigint
FROM distribution_entitlement
WHERE order_id = %(order)s AND period BETWEEN %(first)s AND %(last)s AND excluded IS NOT NULL
GROUP BY excluded
ORDER BY count(*) DESC, excluded;
