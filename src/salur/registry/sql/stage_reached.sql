-- purpose: stages which families under a region have a bank account, and which hold its card
-- reads: registry_family, registry_family_account, registry_account, registry_card
-- writes: registry_reached (temporary, gone at commit)
-- grain: one family with an account that is open; an account nobody reported on since counts as open

CREATE TEMPORARY TABLE IF NOT EXISTS registry_reached (
    id_kpm text PRIMARY KEY,
    has_card boolean NOT NULL
) ON COMMIT DROP;
TRUNCATE registry_reached;
INSERT INTO registry_reached (id_kpm, has_card)
SELECT f.id_kpm, coalesce(bool_or(c.status = ANY(%(in_hand)s)), false)
FROM registry_family f
JOIN registry_family_account l ON l.family_id = f.id AND l.valid_to IS NULL
JOIN registry_account a ON a.blind = l.account_blind
    AND (a.status IS NULL OR a.status <> ALL(%(never_opened)s))
LEFT JOIN registry_card c ON c.account_blind = a.blind
WHERE f.kode_wilayah >= %(lowest)s AND f.kode_wilayah < %(highest)s
GROUP BY f.id_kpm;
ANALYZE registry_reached;
