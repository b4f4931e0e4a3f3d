-- purpose: gives the lines of an order, paged by key
-- reads: distribution_entitlement
-- writes: nothing
-- grain: one family and month

SELECT period, id_kpm, kode_wilayah, amount_idr, excluded, live
FROM distribution_entitlement
WHERE order_id = %(order)s AND period BETWEEN %(first)s AND %(last)s AND excluded IS NOT DISTINCT FROM %(reason)s
    AND (kode_wilayah, id_kpm, period) > (%(code)s, %(id_kpm)s, %(period)s)
ORDER BY kode_wilayah, id_kpm, period
LIMIT %(limit)s;
