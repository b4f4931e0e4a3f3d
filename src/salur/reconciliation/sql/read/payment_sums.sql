-- purpose: how many payments of a month stand where, of regions named by their paths or at a level beneath some
-- reads:   reconciliation_payment_sum
-- writes:  nothing
-- grain:   region (where asked by them), bank and state
SELECT
    CASE WHEN %(by_region)s THEN code ELSE '' END AS code,
    bank,
    state,
    sum(payments)::bigint AS payments,
    sum(ordered)::bigint AS ordered,
    sum(credited)::bigint AS credited,
    sum(late)::bigint AS late
FROM reconciliation_payment_sum
WHERE period = %(period)s AND level = ANY(%(levels)s::smallint[]) AND code <> '-'
    AND (%(paths)s::ltree[] IS NULL OR path = ANY(%(paths)s::ltree[]))
    AND (%(under)s::ltree[] IS NULL OR path <@ ANY(%(under)s::ltree[]))
GROUP BY 1, 2, 3
ORDER BY 1, 2, 3
