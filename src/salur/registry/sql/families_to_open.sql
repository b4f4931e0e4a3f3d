-- purpose: every family under a region with what is sealed of it, for a batch that opens it
-- reads: registry_family, registry_family_account, registry_account, registry_card, registry_alias
-- writes: nothing
-- grain: one family; of several open accounts the newest

SELECT
    f.id::text, f.id_kpm, f.id_pengurus, f.no_kk_sealed, f.nik_sealed, f.name, f.birth_place, f.birth_date, f.sex,
    f.mother_sealed, f.head_name, f.address, f.rt, f.rw, f.kode_wilayah, l.bank, l.account_sealed, l.card_sealed,
    f.status_bpnt, f.pkh_number, f.pkh_status, f.payable, f.ended_from, s.valid_from,
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
WHERE (f.kode_wilayah >= %(lowest)s AND f.kode_wilayah < %(highest)s)
    OR f.id_kpm = ANY (%(named)s)
