-- purpose: keeps the accounts and cards that the register names, and which family is paid on which
-- reads: registry_family_incoming (temporary), registry_family, registry_family_account
-- writes: registry_account, registry_card, registry_family_account (and their histories)
-- grain: one account, one card, one link; they follow a family that moves, and what a bank said of them stays

INSERT INTO registry_account AS k (blind, sealed, last4, bank, path, evidence, changed_by, changed_at)
SELECT DISTINCT ON (i.account_blind)
    i.account_blind, i.account_sealed, i.account_last4, i.bank, i.path, %(evidence)s, %(by)s, %(at)s
FROM registry_family_incoming i
WHERE i.account_blind IS NOT NULL
ORDER BY i.account_blind, i.id_kpm
ON CONFLICT (blind) DO UPDATE
SET path = excluded.path, evidence = excluded.evidence, changed_by = excluded.changed_by,
    changed_at = excluded.changed_at
WHERE k.path <> excluded.path;

INSERT INTO registry_card AS k (blind, sealed, last4, account_blind, path, evidence, changed_by, changed_at)
SELECT DISTINCT ON (i.card_blind)
    i.card_blind, i.card_sealed, i.card_last4, i.account_blind, i.path, %(evidence)s, %(by)s, %(at)s
FROM registry_family_incoming i
WHERE i.card_blind IS NOT NULL
ORDER BY i.card_blind, i.id_kpm
ON CONFLICT (blind) DO UPDATE
SET path = excluded.path, evidence = excluded.evidence, changed_by = excluded.changed_by,
    changed_at = excluded.changed_at
WHERE k.path <> excluded.path;

-- The register names one account per family: an open link to another one ends.
UPDATE registry_family_account l
SET valid_to = greatest(l.valid_from, %(on)s::date), evidence = %(evidence)s, changed_by = %(by)s,
    changed_at = %(at)s
FROM registry_family_incoming i
JOIN registry_family f ON f.id_kpm = i.id_kpm
WHERE l.family_id = f.id AND l.valid_to IS NULL
    AND i.account_blind IS NOT NULL AND l.account_blind <> i.account_blind;

UPDATE registry_family_account l
SET card_blind = coalesce(i.card_blind, l.card_blind), path = i.path, evidence = %(evidence)s, changed_by = %(by)s, changed_at = %(at)s
FROM registry_family_incoming i
JOIN registry_family f ON f.id_kpm = i.id_kpm
WHERE l.family_id = f.id AND l.valid_to IS NULL AND l.account_blind = i.account_blind
    AND (l.path <> i.path OR (i.card_blind IS NOT NULL AND l.card_blind IS DISTINCT FROM i.card_blind));

INSERT INTO registry_family_account (
    family_id, account_blind, card_blind, organisation, valid_from, path, evidence, changed_by, changed_at
)
SELECT
    f.id, i.account_blind, i.card_blind, a.organisation, %(on)s, i.path, %(evidence)s, %(by)s, %(at)s
FROM registry_family_incoming i
JOIN registry_family f ON f.id_kpm = i.id_kpm
JOIN registry_account a ON a.blind = i.account_blind
WHERE NOT EXISTS (
    SELECT FROM registry_family_account l
    WHERE l.family_id = f.id AND l.account_blind = i.account_blind AND l.valid_to IS NULL
);
