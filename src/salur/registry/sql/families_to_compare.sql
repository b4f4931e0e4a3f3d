-- purpose: two families with all that is compared of them, and the accounts they are paid on now
-- reads: registry_family, registry_family_account, registry_account
-- writes: nothing
-- grain: one family

SELECT
    f.id, f.id_kpm, f.kode_wilayah, f.path::text, f.name, f.head_name, f.birth_place, f.birth_date, f.sex, f.address,
    f.rt, f.rw, f.pkh_number, f.payable, f.suspended_reasons, f.member_from, f.ended_from,
    f.waiting_since IS NOT NULL AND f.ended_from IS NULL, f.changed_at, f.nik_sealed, f.no_kk_sealed,
    f.mother_sealed,
    (SELECT min(l.valid_from) FROM registry_family_account l WHERE l.family_id = f.id),
    ARRAY(
        SELECT a.blind FROM registry_family_account l JOIN registry_account a ON a.blind = l.account_blind
        WHERE l.family_id = f.id AND l.valid_to IS NULL ORDER BY l.id DESC
    ),
    ARRAY(
        SELECT a.last4 FROM registry_family_account l JOIN registry_account a ON a.blind = l.account_blind
        WHERE l.family_id = f.id AND l.valid_to IS NULL ORDER BY l.id DESC
    )
FROM registry_family f
WHERE f.id = ANY (%(families)s::uuid[]);
