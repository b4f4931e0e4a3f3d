-- purpose: tells whose account each of several accounts is
-- reads: registry_family_account, registry_family
-- writes: nothing
-- grain: one open link; several families may share an account

SELECT l.account_blind, f.id_kpm
FROM registry_family_account l
JOIN registry_family f ON f.id = l.family_id
WHERE l.account_blind = ANY (%s) AND l.valid_to IS NULL
ORDER BY l.account_blind, f.id_kpm;
