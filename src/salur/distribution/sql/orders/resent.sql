-- purpose: names the lines of our own orders that a later order, sent to follow them, pays instead
-- reads: distribution_order, distribution_entitlement
-- writes: nothing
-- grain: one line of one file

SELECT o.evidence_id, e.id_kpm, e.period
FROM distribution_order o
JOIN distribution_order r ON r.resends = o.id AND r.evidence_id IS NOT NULL
JOIN distribution_entitlement f ON f.order_id = r.id AND f.excluded IS NULL
JOIN distribution_entitlement e ON e.order_id = o.id AND e.period = f.period AND e.id_kpm = f.id_kpm
    AND e.excluded IS NULL
WHERE o.evidence_id = ANY (%(evidence)s::uuid[]);
