-- purpose: shows how the current card of some families stands, or the accounts of those without a card
-- reads: registry_family, registry_family_account, registry_account, registry_card
-- writes: nothing
-- grain: one family: its newest open account, with the card it is paid on

SELECT DISTINCT ON (f.id)
    f.id, f.id_kpm, f.name, f.kode_wilayah, f.path::text, c.blind, coalesce(c.organisation, a.organisation), c.status,
    c.as_of, c.last4, a.status AS account_status, a.bank
FROM registry_family f
LEFT JOIN registry_family_account l ON l.family_id = f.id AND l.valid_to IS NULL
LEFT JOIN registry_account a ON a.blind = l.account_blind
LEFT JOIN registry_card c ON c.blind = l.card_blind
WHERE f.id = ANY (%(families)s)
ORDER BY f.id, c.blind IS NULL, l.id DESC;
