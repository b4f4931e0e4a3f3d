-- purpose: counts an order: families, lines and rupiah that it pays, and the lines that it leaves out, by reason
-- reads: distribution_entitlement
-- writes: nothing
-- grain: one order

SELECT
    (SELECT count(DISTINCT id_kpm) FROM distribution_entitlement WHERE order_id = %(order)s AND excluded IS NULL),
    coalesce(sum(lines) FILTER (WHERE excluded IS NULL), 0)::bigint,
    coalesce(sum(amount_idr) FILTER (WHERE excluded IS NULL), 0)::bigint,
    coalesce(jsonb_object_agg(excluded, lines) FILTER (WHERE excluded IS NOT NULL), '{}'::jsonb)
FROM (
    SELECT excluded, count(*) AS lines, sum(amount_idr) AS amount_idr
    FROM distribution_entitlement
    WHERE order_id = %(order)s AND period BETWEEN %(first)s AND %(last)s
    GROUP BY excluded
) AS by_reason;
