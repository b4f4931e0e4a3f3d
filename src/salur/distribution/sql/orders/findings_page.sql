-- purpose: gives what the last look at a month's order found, family by family
-- reads: distribution_order_finding, distribution_order_check
-- writes: nothing
-- grain: one finding about one family

SELECT f.kode_wilayah, f.id_kpm, f.finding, f.lines, f.amount_idr
FROM distribution_order_finding f
WHERE f.check_id = (SELECT max(c.id) FROM distribution_order_check c WHERE c.cycle_id = %(cycle)s)
    AND (%(finding)s::text IS NULL OR f.finding = %(finding)s)
    AND (f.kode_wilayah, f.id_kpm, f.finding) > (%(code)s, %(id_kpm)s, %(last)s)
ORDER BY f.kode_wilayah, f.id_kpm, f.finding
LIMIT %(limit)s;
