-- purpose: counts anew how the families of some desa stand: without an account, or by their newest card
-- reads: registry_family, registry_alias, registry_family_account, registry_account, registry_card, registry_card_event
-- writes: registry_card_count
-- grain: one desa, bank and stage; members only, and of families that count as one the one that stays

DELETE FROM registry_card_count
WHERE kode_wilayah >= %(lowest)s AND kode_wilayah < %(highest)s
    AND (%(codes)s::text[] IS NULL OR kode_wilayah = ANY (%(codes)s));
INSERT INTO registry_card_count (kode_wilayah, path, organisation, stage, families)
SELECT
    f.kode_wilayah, f.path, coalesce(a.card_organisation, a.organisation),
    CASE
        WHEN a.family_id IS NULL AND g.family_id IS NOT NULL THEN 'FAILED'
        WHEN a.family_id IS NULL THEN 'NO_ACCOUNT'
        WHEN a.card IS NULL THEN 'NO_CARD'
        ELSE coalesce(a.status, 'UNREPORTED')
    END,
    count(*)
FROM registry_family f
LEFT JOIN (
    SELECT DISTINCT ON (l.family_id)
        l.family_id, k.organisation, c.blind AS card, c.status, c.organisation AS card_organisation
    FROM registry_family w
    JOIN registry_family_account l ON l.family_id = w.id AND l.valid_to IS NULL
    JOIN registry_account k ON k.blind = l.account_blind AND (k.status IS NULL OR k.status <> ALL (%(never_opened)s))
    LEFT JOIN registry_card c ON c.blind = l.card_blind
    WHERE w.kode_wilayah >= %(lowest)s AND w.kode_wilayah < %(highest)s
        AND (%(codes)s::text[] IS NULL OR w.kode_wilayah = ANY (%(codes)s))
    ORDER BY l.family_id, l.id DESC
) a ON a.family_id = f.id
LEFT JOIN (
    SELECT DISTINCT family_id FROM registry_card_event
    WHERE subject = 'ACCOUNT' AND state = 'GAGAL_BUREKOL' AND is_current
        AND kode_wilayah >= %(lowest)s AND kode_wilayah < %(highest)s
) g ON g.family_id = f.id
WHERE f.kode_wilayah >= %(lowest)s AND f.kode_wilayah < %(highest)s
    AND (%(codes)s::text[] IS NULL OR f.kode_wilayah = ANY (%(codes)s))
    AND f.ended_from IS NULL AND f.waiting_since IS NULL
    AND NOT EXISTS (SELECT FROM registry_alias s WHERE s.alias_id = f.id AND s.undone_at IS NULL)
GROUP BY 1, 2, 3, 4;
