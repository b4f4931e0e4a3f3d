-- purpose: stages the families under a region that no aid can reach by account, and whether a failure was repaired
-- reads: registry_family, registry_alias, registry_family_account, registry_account, registry_card_event
-- writes: registry_without_account (temporary, gone at commit)
-- grain: one family; members only, and of families that count as one the one that stays

DROP TABLE IF EXISTS pg_temp.registry_without_account;
CREATE TEMPORARY TABLE registry_without_account ON COMMIT DROP AS
SELECT
    f.id AS family_id, f.id_kpm, f.digest, e.state IS NOT NULL AS failed,
    e.state IS NOT NULL AND (
        e.state = 'DIPERBAIKI' OR e.family_digest IS DISTINCT FROM f.digest
    ) AS repaired
FROM registry_family f
LEFT JOIN LATERAL (
    SELECT w.state, w.family_digest FROM registry_card_event w
    WHERE w.family_id = f.id AND w.subject = 'ACCOUNT' AND w.is_current AND w.state IN ('GAGAL_BUREKOL', 'DIPERBAIKI')
    ORDER BY w.day DESC, w.id DESC
    LIMIT 1
) e ON true
WHERE f.kode_wilayah >= %(lowest)s AND f.kode_wilayah < %(highest)s
    AND f.ended_from IS NULL AND f.waiting_since IS NULL
    AND NOT EXISTS (SELECT FROM registry_alias s WHERE s.alias_id = f.id AND s.undone_at IS NULL)
    AND NOT EXISTS (
        SELECT FROM registry_family_account l
        JOIN registry_account a ON a.blind = l.account_blind
        WHERE l.family_id = f.id AND l.valid_to IS NULL AND (a.status IS NULL OR a.status <> ALL (%(never_opened)s))
    );
CREATE UNIQUE INDEX ON registry_without_account (family_id);
ANALYZE registry_without_account;
