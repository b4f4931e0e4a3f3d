-- purpose: gives the accounts whose card was printed and never handed over
-- reads: registry_card_event, registry_card
-- writes: nothing
-- grain: one account

SELECT DISTINCT c.account_blind
FROM registry_card_event e
JOIN registry_card c ON c.blind = e.blind
WHERE e.subject = 'CARD' AND e.is_current AND e.state = ANY (%(states)s) AND c.account_blind IS NOT NULL
    AND e.kode_wilayah >= %(lowest)s AND e.kode_wilayah < %(highest)s;
