-- purpose: says which family is paid on which account, by what its words made of the account
-- reads: registry_account_placed (temporary), registry_account
-- writes: registry_family_account (and its history)
-- grain: one link; a closed account ends it, any other keeps or opens it

UPDATE registry_family_account l
SET
    valid_to = CASE WHEN p.status = 'TUTUP' THEN greatest(l.valid_from, p.as_of) END,
    card_blind = CASE WHEN p.is_newest THEN coalesce(p.card_blind, l.card_blind) ELSE l.card_blind END,
    organisation = coalesce(%(organisation)s::uuid, l.organisation),
    evidence = %(evidence)s, changed_by = %(by)s, changed_at = %(at)s
FROM (
    SELECT DISTINCT ON (p.family_id, p.account_blind)
        p.family_id, p.account_blind, p.card_blind, a.status, a.as_of,
        a.as_of IS NULL OR p.as_of >= a.as_of AS is_newest
    FROM registry_account_placed p JOIN registry_account a ON a.blind = p.account_blind
    ORDER BY p.family_id, p.account_blind, p.as_of DESC, p.number DESC
) p
WHERE l.family_id = p.family_id AND l.account_blind = p.account_blind AND l.valid_to IS NULL
    AND (
        p.status = 'TUTUP'
        OR (p.is_newest AND p.card_blind IS NOT NULL AND l.card_blind IS DISTINCT FROM p.card_blind)
        OR (%(organisation)s::uuid IS NOT NULL AND l.organisation IS DISTINCT FROM %(organisation)s::uuid)
    );

INSERT INTO registry_family_account (
    family_id, account_blind, card_blind, organisation, valid_from, path, evidence, changed_by, changed_at
)
SELECT DISTINCT ON (p.family_id, p.account_blind)
    p.family_id, p.account_blind, p.card_blind, %(organisation)s::uuid, p.as_of, p.path,
    %(evidence)s::uuid, %(by)s::uuid, %(at)s::timestamptz
FROM registry_account_placed p
JOIN registry_account a ON a.blind = p.account_blind
WHERE a.status IS DISTINCT FROM 'TUTUP'
    AND NOT EXISTS (
        SELECT FROM registry_family_account l
        WHERE l.family_id = p.family_id AND l.account_blind = p.account_blind
    )
ORDER BY p.family_id, p.account_blind, p.as_of DESC, p.number DESC;
