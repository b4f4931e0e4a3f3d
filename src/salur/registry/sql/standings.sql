-- purpose: what decides which of several families stays when they count as one
-- reads: registry_family, registry_family_account
-- writes: nothing
-- grain: one family, with the first day on which it was paid on any account

SELECT
    f.id, f.id_kpm, f.path::text, f.payable, f.member_from, f.ended_from,
    f.waiting_since IS NOT NULL AND f.ended_from IS NULL,
    (SELECT min(l.valid_from) FROM registry_family_account l WHERE l.family_id = f.id)
FROM registry_family f
WHERE f.id = ANY(%(families)s::uuid[]);
