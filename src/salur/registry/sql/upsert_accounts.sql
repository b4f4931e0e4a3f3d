-- purpose: brings accounts, cards and links to what a bank says of them, the newest day winning
-- reads: registry_account_incoming (temporary), registry_family
-- writes: registry_account, registry_card, registry_family_account (and their histories)
-- gives: nothing; see count_accounts.sql
-- grain: one account, one card, one link

CREATE TEMPORARY TABLE IF NOT EXISTS registry_account_placed ON COMMIT DROP AS
SELECT i.*, f.id AS family_id, f.path FROM registry_account_incoming i JOIN registry_family f USING (id_kpm)
WITH NO DATA;
TRUNCATE registry_account_placed;
INSERT INTO registry_account_placed
SELECT i.*, f.id, f.path FROM registry_account_incoming i JOIN registry_family f USING (id_kpm);

INSERT INTO registry_account AS a (
    blind, sealed, last4, bank, organisation, status, reason, as_of, path, evidence, changed_by, changed_at
)
SELECT DISTINCT ON (account_blind)
    account_blind, account_sealed, account_last4, bank, %(organisation)s::uuid, status, reason, as_of, path,
    %(evidence)s::uuid, %(by)s::uuid, %(at)s::timestamptz
FROM registry_account_placed
WHERE account_blind IS NOT NULL
ORDER BY account_blind, as_of DESC, number DESC
ON CONFLICT (blind) DO UPDATE
SET
    bank = excluded.bank, organisation = coalesce(excluded.organisation, a.organisation),
    status = excluded.status, reason = excluded.reason, as_of = excluded.as_of,
    evidence = excluded.evidence, changed_by = excluded.changed_by, changed_at = excluded.changed_at
WHERE (a.as_of IS NULL OR excluded.as_of >= a.as_of)
    AND (a.bank, a.organisation, a.status, a.reason, a.as_of) IS DISTINCT FROM (
        excluded.bank, coalesce(excluded.organisation, a.organisation), excluded.status, excluded.reason,
        excluded.as_of
    );

INSERT INTO registry_card AS c (
    blind, sealed, last4, account_blind, organisation, status, as_of, path, evidence, changed_by, changed_at
)
SELECT DISTINCT ON (card_blind)
    card_blind, card_sealed, card_last4, account_blind, %(organisation)s::uuid, card_status, as_of, path,
    %(evidence)s::uuid, %(by)s::uuid, %(at)s::timestamptz
FROM registry_account_placed
WHERE card_blind IS NOT NULL
ORDER BY card_blind, as_of DESC, number DESC
ON CONFLICT (blind) DO UPDATE
SET
    account_blind = coalesce(excluded.account_blind, c.account_blind),
    organisation = coalesce(excluded.organisation, c.organisation), status = excluded.status,
    as_of = excluded.as_of, evidence = excluded.evidence, changed_by = excluded.changed_by,
    changed_at = excluded.changed_at
WHERE (c.as_of IS NULL OR excluded.as_of >= c.as_of)
    AND (c.account_blind, c.organisation, c.status, c.as_of) IS DISTINCT FROM (
        coalesce(excluded.account_blind, c.account_blind), coalesce(excluded.organisation, c.organisation),
        excluded.status, excluded.as_of
    );

-- The newest word on each family's account: a closed account ends the link, any other keeps or opens it.
UPDATE registry_family_account l
SET
    valid_to = CASE WHEN p.status = 'TUTUP' THEN greatest(l.valid_from, p.as_of) END,
    card_blind = coalesce(p.card_blind, l.card_blind),
    organisation = coalesce(%(organisation)s::uuid, l.organisation),
    evidence = %(evidence)s, changed_by = %(by)s, changed_at = %(at)s
FROM (
    SELECT DISTINCT ON (family_id, account_blind) * FROM registry_account_placed
    WHERE account_blind IS NOT NULL ORDER BY family_id, account_blind, as_of DESC, number DESC
) p
WHERE l.family_id = p.family_id AND l.account_blind = p.account_blind AND l.valid_to IS NULL
    AND (
        p.status = 'TUTUP'
        OR (p.card_blind IS NOT NULL AND l.card_blind IS DISTINCT FROM p.card_blind)
        OR (%(organisation)s::uuid IS NOT NULL AND l.organisation IS DISTINCT FROM %(organisation)s::uuid)
    );

INSERT INTO registry_family_account (
    family_id, account_blind, card_blind, organisation, valid_from, path, evidence, changed_by, changed_at
)
SELECT DISTINCT ON (p.family_id, p.account_blind)
    p.family_id, p.account_blind, p.card_blind, %(organisation)s::uuid, p.as_of, p.path,
    %(evidence)s::uuid, %(by)s::uuid, %(at)s::timestamptz
FROM registry_account_placed p
WHERE p.account_blind IS NOT NULL AND p.status <> 'TUTUP'
    AND NOT EXISTS (
        SELECT FROM registry_family_account l
        WHERE l.family_id = p.family_id AND l.account_blind = p.account_blind
    )
ORDER BY p.family_id, p.account_blind, p.as_of DESC, p.number DESC;
