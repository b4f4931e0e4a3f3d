-- purpose: shows the accounts and cards of one family, newest first, numbers masked
-- reads: registry_family_account, registry_account, registry_card
-- writes: nothing
-- grain: one link between family and account

SELECT
    '••••' || a.last4, a.bank, a.status, a.reason, a.as_of,
    '••••' || c.last4, c.status, l.valid_from, l.valid_to
FROM registry_family_account l
JOIN registry_account a ON a.blind = l.account_blind
LEFT JOIN registry_card c ON c.blind = l.card_blind
WHERE l.family_id = %s
ORDER BY l.valid_to DESC NULLS FIRST, l.valid_from DESC, l.id DESC;
