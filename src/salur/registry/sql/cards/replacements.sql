-- purpose: shows the cards that are to be replaced, whose clock runs out first
-- reads: registry_card_replacement, registry_family, registry_card
-- writes: nothing
-- grain: one open replacement, beyond a key

SELECT r.id, r.family_id, f.name, r.kode_wilayah, c.last4, r.cause, r.requested_on, r.due, r.requested_by_name
FROM registry_card_replacement r
JOIN registry_family f ON f.id = r.family_id
JOIN registry_card c ON c.blind = r.card_blind
WHERE r.replaced_on IS NULL AND r.path <@ %(path)s::ltree AND (r.due, r.id) > (%(due)s::date, %(id)s::uuid)
ORDER BY r.due, r.id
LIMIT %(limit)s;
