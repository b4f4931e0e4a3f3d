-- purpose: shows the accounts and cards of the family that an outer query is about, in the same question, newest
--          first, numbers masked
-- reads: registry_family_account, registry_account, registry_card
-- writes: nothing
-- grain: one family; a list of its links to accounts

SELECT coalesce(
    json_agg(
        json_build_array(
            '••••' || a.last4, a.bank, a.status, a.reason, a.as_of,
            '••••' || c.last4, c.status, l.valid_from, l.valid_to
        ) ORDER BY l.valid_to DESC NULLS FIRST, l.valid_from DESC, l.id DESC
    ), '[]'
)
FROM registry_family_account l
JOIN registry_account a ON a.blind = l.account_blind
LEFT JOIN registry_card c ON c.blind = l.card_blind
WHERE l.family_id = registry_family.id
