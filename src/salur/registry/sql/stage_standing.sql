-- purpose: stages how every family under a region stands: suspended for what, without an account, or by its newest card
-- reads: registry_family, registry_alias, registry_family_account, registry_account, registry_card, registry_card_event
-- writes: registry_standing (temporary, gone at commit)
-- grain: one family that is a member; of families that count as one the one that stays; of several open accounts the
--        newest. Counted as registry_card_count is; step by step, for the reason that cards/count.sql gives

DROP TABLE IF EXISTS pg_temp.registry_standing, pg_temp.registry_held, pg_temp.registry_refused;
CREATE TEMPORARY TABLE registry_standing ON COMMIT DROP AS
SELECT f.id AS family_id, f.id_kpm, f.kode_wilayah, f.path, f.suspended_reasons, NULL::text AS stage, NULL::text AS said,
    false AS is_blocked
FROM registry_family f
WHERE f.kode_wilayah >= %(lowest)s AND f.kode_wilayah < %(highest)s
    AND f.ended_from IS NULL AND f.waiting_since IS NULL
    AND NOT EXISTS (SELECT FROM registry_alias s WHERE s.alias_id = f.id AND s.undone_at IS NULL);
CREATE UNIQUE INDEX ON registry_standing (family_id);
ANALYZE registry_standing;

CREATE TEMPORARY TABLE registry_held ON COMMIT DROP AS
SELECT DISTINCT ON (l.family_id)
    l.family_id, a.status = 'BLOKIR' AS is_blocked,
    CASE WHEN c.blind IS NULL THEN 'NO_CARD' ELSE coalesce(c.status, 'UNREPORTED') END AS stage
FROM registry_standing w
JOIN registry_family_account l ON l.family_id = w.family_id AND l.valid_to IS NULL
JOIN registry_account a ON a.blind = l.account_blind AND (a.status IS NULL OR a.status <> ALL (%(never_opened)s))
LEFT JOIN registry_card c ON c.blind = l.card_blind
ORDER BY l.family_id, l.id DESC;
CREATE UNIQUE INDEX ON registry_held (family_id);
ANALYZE registry_held;

CREATE TEMPORARY TABLE registry_refused ON COMMIT DROP AS
SELECT DISTINCT ON (e.family_id) e.family_id, e.reason
FROM registry_card_event e
WHERE e.subject = 'ACCOUNT' AND e.state = 'GAGAL_BUREKOL' AND e.is_current
    AND e.kode_wilayah >= %(lowest)s AND e.kode_wilayah < %(highest)s
ORDER BY e.family_id, e.day DESC, e.id DESC;
CREATE UNIQUE INDEX ON registry_refused (family_id);
ANALYZE registry_refused;

UPDATE registry_standing s
SET stage = n.stage, said = n.said, is_blocked = n.is_blocked
FROM (
    SELECT
        w.family_id, coalesce(h.is_blocked, false) AS is_blocked,
        coalesce(h.stage, CASE WHEN r.family_id IS NULL THEN 'NO_ACCOUNT' ELSE 'FAILED' END) AS stage,
        CASE WHEN h.family_id IS NULL THEN r.reason END AS said
    FROM registry_standing w
    LEFT JOIN registry_held h ON h.family_id = w.family_id
    LEFT JOIN registry_refused r ON r.family_id = w.family_id
) n
WHERE n.family_id = s.family_id;
ANALYZE registry_standing;
