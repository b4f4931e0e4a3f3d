-- purpose: tells of which families several accounts are or ever were
-- reads: registry_asked (temporary: account uuid), registry_family_account, registry_family
-- writes: registry_holder (temporary, gone at commit)
-- grain: one account and family; links that ended count, since money that was credited on them was theirs

CREATE TEMPORARY TABLE IF NOT EXISTS registry_holder (account uuid NOT NULL, id_kpm text NOT NULL) ON COMMIT DROP;
TRUNCATE registry_holder;
ANALYZE registry_asked;
INSERT INTO registry_holder (account, id_kpm)
SELECT DISTINCT l.account_blind, f.id_kpm
FROM registry_asked q
JOIN registry_family_account l ON l.account_blind = q.account
JOIN registry_family f ON f.id = l.family_id;
ANALYZE registry_holder;
