-- purpose: leaves out of a proposal of new families those who are members already
-- reads: registry_family
-- writes: registry_family_incoming (temporary)
-- grain: one family; who ended may be proposed again

DELETE FROM registry_family_incoming i
USING registry_family f
WHERE f.id_kpm = i.id_kpm AND f.waiting_since IS NULL AND f.ended_from IS NULL;
