-- purpose: makes the accounts and cards that a file names known, and says which family each row is about
-- reads: registry_account_incoming (temporary), registry_family
-- writes: registry_account, registry_card (and their histories), registry_account_placed (temporary, gone at commit)
-- gives: nothing; see count_accounts.sql
-- grain: one account, one card; how they stand their words say (cards/claims.sql, cards/fold.sql)

DROP TABLE IF EXISTS pg_temp.registry_account_placed;
CREATE TEMPORARY TABLE registry_account_placed ON COMMIT DROP AS
SELECT i.*, f.id AS family_id, f.path, f.kode_wilayah, f.digest AS family_digest
FROM registry_account_incoming i
JOIN registry_family f USING (id_kpm);
ANALYZE registry_account_placed;

INSERT INTO registry_account AS a (blind, sealed, last4, bank, organisation, path, evidence, changed_by, changed_at)
SELECT DISTINCT ON (account_blind)
    account_blind, account_sealed, account_last4, bank, %(organisation)s::uuid, path, %(evidence)s::uuid,
    %(by)s::uuid, %(at)s::timestamptz
FROM registry_account_placed
WHERE account_blind IS NOT NULL
ORDER BY account_blind, as_of DESC, number DESC
ON CONFLICT (blind) DO UPDATE
SET
    bank = excluded.bank, organisation = coalesce(excluded.organisation, a.organisation),
    evidence = excluded.evidence, changed_by = excluded.changed_by, changed_at = excluded.changed_at
WHERE (a.bank, a.organisation) IS DISTINCT FROM (
    excluded.bank, coalesce(excluded.organisation, a.organisation)
);

INSERT INTO registry_card AS c (
    blind, sealed, last4, account_blind, organisation, path, evidence, changed_by, changed_at
)
SELECT DISTINCT ON (card_blind)
    card_blind, card_sealed, card_last4, account_blind, %(organisation)s::uuid, path, %(evidence)s::uuid,
    %(by)s::uuid, %(at)s::timestamptz
FROM registry_account_placed
WHERE card_blind IS NOT NULL
ORDER BY card_blind, as_of DESC, number DESC
ON CONFLICT (blind) DO UPDATE
SET
    account_blind = coalesce(excluded.account_blind, c.account_blind),
    organisation = coalesce(excluded.organisation, c.organisation), evidence = excluded.evidence,
    changed_by = excluded.changed_by, changed_at = excluded.changed_at
WHERE (c.account_blind, c.organisation) IS DISTINCT FROM (
    coalesce(excluded.account_blind, c.account_blind), coalesce(excluded.organisation, c.organisation)
);
