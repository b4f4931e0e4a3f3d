-- purpose: which requests for rice and payment orders wait for somebody to check or approve them
-- reads: distribution_spa, distribution_order
-- writes: nothing
-- grain: one request or order, with who had a hand in it

SELECT CASE WHEN s.check_needed AND s.checked_by IS NULL THEN 'spa_to_check' ELSE 'spa_waits' END AS kind,
    s.cycle_id AS subject, 'spa ' || s.id || ' ' || (s.checked_by IS NOT NULL) AS key,
    s.path::text, s.code, array_remove(ARRAY[s.prepared_by, s.checked_by], NULL) AS hands
FROM distribution_spa s
WHERE s.status = 'PREPARED'
UNION ALL
SELECT CASE WHEN o.status = 'PREPARED' THEN 'order_to_check' ELSE 'order_waits' END,
    o.id, 'order ' || o.id || ' ' || o.status || ' ' || (o.approved_by IS NOT NULL),
    o.path::text, '', array_remove(ARRAY[o.prepared_by, o.checked_by, o.approved_by], NULL)
FROM distribution_order o
WHERE o.status IN ('PREPARED', 'CHECKED');
