-- purpose: suspends families for what is faulty in a snapshot's data, and no longer for what was repaired in it
-- reads: registry_fault_incoming (temporary)
-- writes: registry_family (and its history)
-- grain: one family; what a berita acara holds stays held

UPDATE registry_family f
SET suspended_reasons = i.reasons || f.held_reasons, payable = (i.reasons || f.held_reasons) = '{}',
    digest = gen_random_uuid(), evidence = %(evidence)s, changed_by = %(by)s, changed_at = %(at)s
FROM registry_fault_incoming i
WHERE f.id_kpm = i.id_kpm
    AND NOT ((i.reasons || f.held_reasons) <@ f.suspended_reasons
        AND f.suspended_reasons <@ (i.reasons || f.held_reasons));
