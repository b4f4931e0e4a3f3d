-- purpose: stages on which account each family under a region would be paid on a day, and whether that account can be
-- reads: registry_family, registry_family_account, registry_account
-- writes: registry_usable, registry_shared (both temporary, gone at commit)
-- grain: usable: one family with an open account, a usable one first, then the newest; shared: one account that several
--        families are paid on, wherever they live
--
-- An account can be used while its bank calls it open; one that no bank has spoken of yet counts as open.

CREATE TEMPORARY TABLE IF NOT EXISTS registry_usable (
    id_kpm text NOT NULL,
    account uuid NOT NULL,
    usable boolean NOT NULL,
    bank text,
    organisation uuid
) ON COMMIT DROP;
CREATE TEMPORARY TABLE IF NOT EXISTS registry_shared (account uuid NOT NULL) ON COMMIT DROP;
TRUNCATE registry_usable, registry_shared;
INSERT INTO registry_usable (id_kpm, account, usable, bank, organisation)
SELECT DISTINCT ON (f.id_kpm)
    f.id_kpm, a.blind, coalesce(a.status, 'TERBUKA') = 'TERBUKA', upper(trim(a.bank)), a.organisation
FROM registry_family f
JOIN registry_family_account l ON l.family_id = f.id
    AND l.valid_from <= %(day)s AND (l.valid_to IS NULL OR l.valid_to > %(day)s)
JOIN registry_account a ON a.blind = l.account_blind
WHERE f.kode_wilayah >= %(lowest)s AND f.kode_wilayah < %(highest)s
ORDER BY f.id_kpm, coalesce(a.status, 'TERBUKA') = 'TERBUKA' DESC, l.id DESC;
ANALYZE registry_usable;
INSERT INTO registry_shared (account)
SELECT l.account_blind
FROM registry_family_account l
WHERE l.valid_to IS NULL AND l.account_blind IN (SELECT account FROM registry_usable)
GROUP BY l.account_blind
HAVING count(DISTINCT l.family_id) > 1;
ANALYZE registry_shared;
