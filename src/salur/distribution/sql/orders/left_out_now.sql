-- purpose: counts the lines of an order that would not be decided today as they were
-- reads: distribution_entitlement, distribution_decided (temporary)
-- writes: nothing
-- grain: one reason; `account_changed` where the family is paid on another account by now

SELECT
    CASE
        WHEN d.id_kpm IS NULL THEN 'other_bank'
        WHEN d.excluded IS NULL THEN 'account_changed'
        ELSE d.excluded
    END AS reason,
    count(*)
FROM distribution_entitlement e
LEFT JOIN distribution_decided d ON d.period = e.period AND d.id_kpm = e.id_kpm
WHERE e.order_id = %(order)s AND e.period = %(period)s AND e.live
    AND (d.id_kpm IS NULL OR d.excluded IS NOT NULL OR d.account <> e.account)
GROUP BY reason
ORDER BY reason;
