-- purpose: let staged accounts keep the finding that their credit lies idle
-- reads:   reconciliation_unit
-- writes:  incoming_unit
-- grain:   one account
UPDATE incoming_unit i
SET findings = ARRAY(SELECT f FROM unnest(i.findings || 'idle'::text) AS f ORDER BY f COLLATE "C")
FROM reconciliation_unit u
WHERE u.period = %(period)s AND u.until IS NULL AND 'idle' = ANY (u.findings)
    AND i.account = u.account AND i.spent_idr = 0;
