-- purpose: shows families that stand at some stage, by desa and name, beyond a key
-- reads: registry_card_count, registry_family, registry_family_account, registry_account, registry_card,
--        registry_card_event, registry_alias
-- writes: nothing
-- grain: one family; the counts say which desa have any, so that no other is looked through

SELECT
    f.id, f.id_kpm, f.name, f.kode_wilayah, a.bank, a.last4, a.card_last4, s.stage, coalesce(e.day, a.as_of),
    coalesce(e.reason, g.reason)
FROM registry_family f
LEFT JOIN LATERAL (
    SELECT k.blind AS account, k.bank, k.last4, c.blind AS card, c.last4 AS card_last4, c.status, c.as_of,
        coalesce(c.organisation, k.organisation) AS organisation
    FROM registry_family_account l
    JOIN registry_account k ON k.blind = l.account_blind AND (k.status IS NULL OR k.status <> ALL (%(never_opened)s))
    LEFT JOIN registry_card c ON c.blind = l.card_blind
    WHERE l.family_id = f.id AND l.valid_to IS NULL
    ORDER BY l.id DESC
    LIMIT 1
) a ON true
LEFT JOIN LATERAL (
    SELECT w.reason FROM registry_card_event w
    WHERE w.family_id = f.id AND w.subject = 'ACCOUNT' AND w.state = 'GAGAL_BUREKOL' AND w.is_current
        AND a.account IS NULL
    ORDER BY w.id DESC
    LIMIT 1
) g ON true
LEFT JOIN registry_card_event e ON e.subject = 'CARD' AND e.blind = a.card AND e.is_current
CROSS JOIN LATERAL (
    SELECT CASE
        WHEN a.account IS NULL AND EXISTS (
            SELECT FROM registry_card_event w
            WHERE w.family_id = f.id AND w.subject = 'ACCOUNT' AND w.state = 'GAGAL_BUREKOL' AND w.is_current
        ) THEN 'FAILED'
        WHEN a.account IS NULL THEN 'NO_ACCOUNT'
        WHEN a.card IS NULL THEN 'NO_CARD'
        ELSE coalesce(a.status, 'UNREPORTED')
    END AS stage
) s
WHERE f.kode_wilayah >= greatest(%(lowest)s, %(code)s) AND f.kode_wilayah < %(highest)s
    AND EXISTS (
        SELECT FROM registry_card_count n WHERE n.kode_wilayah = f.kode_wilayah AND n.stage = ANY (%(stages)s)
    )
    AND s.stage = ANY (%(stages)s)
    AND (f.kode_wilayah, f.name, f.id) > (%(code)s, %(name)s, %(id)s::uuid)
    AND (%(reason)s::text IS NULL OR coalesce(e.reason, g.reason, '') = %(reason)s)
    AND f.ended_from IS NULL AND f.waiting_since IS NULL
    AND NOT EXISTS (SELECT FROM registry_alias o WHERE o.alias_id = f.id AND o.undone_at IS NULL)
ORDER BY f.kode_wilayah, f.name, f.id
LIMIT %(limit)s;
