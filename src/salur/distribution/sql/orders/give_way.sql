-- purpose: lets the lines that a resend pays anew cease to stand in the order that it follows
-- reads: distribution_decided (temporary)
-- writes: distribution_entitlement
-- grain: one family and month of the resend

UPDATE distribution_entitlement e
SET live = false
FROM distribution_decided d
WHERE e.order_id = %(resends)s AND e.period = d.period AND e.id_kpm = d.id_kpm AND e.live AND d.excluded IS NULL;
