-- purpose: shows the cards of a bank in a desa that nobody has been handed yet
-- reads: registry_family, registry_family_account, registry_account, registry_card
-- writes: nothing
-- grain: one card, by the name on it

SELECT
    f.id, f.id_kpm, f.name, f.kode_wilayah, f.path::text, c.blind, c.organisation, c.status, c.as_of, c.last4,
    a.status, a.bank
FROM registry_family f
JOIN registry_family_account l ON l.family_id = f.id AND l.valid_to IS NULL
JOIN registry_account a ON a.blind = l.account_blind
JOIN registry_card c ON c.blind = l.card_blind
WHERE f.kode_wilayah = %(desa)s AND f.ended_from IS NULL AND c.organisation = %(organisation)s
    AND c.status IN ('CETAK', 'DI_CABANG')
ORDER BY f.name, f.id, c.blind;
