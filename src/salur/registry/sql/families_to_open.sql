-- purpose: every family under a region with what is sealed of it, for a batch that opens it
-- reads: registry_family, registry_family_account, registry_account, registry_card, registry_alias
-- writes: nothing
-- grain: one family; of several open accounts the newest
-- With `twins` it is those outside the region who share a number with one inside: a constant the planner folds.

SELECT
    f.id::text, f.id_kpm, f.id_pengurus, f.no_kk_sealed, f.nik_sealed, f.name, f.birth_place, f.birth_date, f.sex,
    f.mother_sealed, f.head_name, f.address, f.rt, f.rw, f.kode_wilayah, l.bank, l.account_sealed, l.card_sealed,
    f.status_bpnt, f.pkh_number, f.pkh_status, f.payable, f.ended_from, s.valid_from,
    array_to_string(f.suspended_reasons, ' '), f.verified_on,
    f.waiting_since IS NOT NULL AS waiting
FROM registry_family f
LEFT JOIN LATERAL (
    SELECT a.bank, a.sealed AS account_sealed, c.sealed AS card_sealed
    FROM registry_family_account k
    JOIN registry_account a ON a.blind = k.account_blind
    LEFT JOIN registry_card c ON c.blind = k.card_blind
    WHERE k.family_id = f.id AND k.valid_to IS NULL
    ORDER BY k.id DESC
    LIMIT 1
) l ON true
LEFT JOIN registry_alias s ON s.alias_id = f.id AND s.undone_at IS NULL
WHERE CASE WHEN %(named)s::text[] <> '{}' THEN f.id_kpm = ANY (%(named)s) WHEN %(twins)s THEN f.id IN (
    -- Whoever lives elsewhere and shares a NIK, a KK number, an account or a card with a family in there.
    SELECT o.id FROM registry_family o
    JOIN registry_family i ON i.nik_blind = o.nik_blind
    WHERE i.kode_wilayah >= %(lowest)s AND i.kode_wilayah < %(highest)s
    UNION
    SELECT o.id FROM registry_family o
    JOIN registry_family i ON i.no_kk_blind = o.no_kk_blind
    WHERE i.kode_wilayah >= %(lowest)s AND i.kode_wilayah < %(highest)s
    UNION
    SELECT o.family_id FROM registry_family_account o
    JOIN registry_family_account k ON k.account_blind = o.account_blind
    JOIN registry_family i ON i.id = k.family_id
    WHERE o.valid_to IS NULL AND k.valid_to IS NULL AND i.kode_wilayah >= %(lowest)s AND i.kode_wilayah < %(highest)s
    UNION
    SELECT o.family_id FROM registry_family_account o
    JOIN registry_family_account k ON k.card_blind = o.card_blind
    JOIN registry_family i ON i.id = k.family_id
    WHERE o.valid_to IS NULL AND k.valid_to IS NULL AND i.kode_wilayah >= %(lowest)s AND i.kode_wilayah < %(highest)s
) AND NOT (f.kode_wilayah >= %(lowest)s AND f.kode_wilayah < %(highest)s)
ELSE f.kode_wilayah >= %(lowest)s AND f.kode_wilayah < %(highest)s END
