-- purpose: shows the words about the accounts and cards of one family, the newest day first
-- reads: registry_card_event, registry_account, registry_card
-- writes: nothing
-- grain: one word; numbers by their last four digits

SELECT
    e.id, e.subject, e.state, e.reason, e.day, e.verdict, e.late, e.evidence, e.row, e.by_name,
    coalesce(a.last4, c.last4)
FROM registry_card_event e
LEFT JOIN registry_account a ON e.subject = 'ACCOUNT' AND a.blind = e.blind
LEFT JOIN registry_card c ON e.subject = 'CARD' AND c.blind = e.blind
WHERE e.family_id = %(family)s
ORDER BY e.day DESC, e.id DESC
LIMIT %(limit)s;
