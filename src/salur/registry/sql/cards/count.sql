-- purpose: counts anew how the families of some desa stand: without an account, or by their newest card
-- reads: registry_family, registry_alias, registry_family_account, registry_account, registry_card, registry_card_event
-- writes: registry_card_count
-- grain: one desa, bank and stage; members only, and of families that count as one the one that stays. Step by step, for
--        nobody has counted the rows of a table that was just loaded, and a plan that takes them for one never ends

DROP TABLE IF EXISTS pg_temp.registry_counted, pg_temp.registry_holding, pg_temp.registry_failed;
CREATE TEMPORARY TABLE registry_counted ON COMMIT DROP AS
SELECT f.id, f.kode_wilayah, f.path
FROM registry_family f
WHERE f.kode_wilayah >= %(lowest)s AND f.kode_wilayah < %(highest)s
    AND (%(codes)s::text[] IS NULL OR f.kode_wilayah = ANY (%(codes)s))
    AND f.ended_from IS NULL AND f.waiting_since IS NULL;
ANALYZE registry_counted;
DELETE FROM registry_counted c USING registry_alias s WHERE s.alias_id = c.id AND s.undone_at IS NULL;

CREATE TEMPORARY TABLE registry_holding ON COMMIT DROP AS
SELECT l.id AS link, l.family_id, l.card_blind, k.organisation
FROM registry_counted w
JOIN registry_family_account l ON l.family_id = w.id AND l.valid_to IS NULL
JOIN registry_account k ON k.blind = l.account_blind AND (k.status IS NULL OR k.status <> ALL (%(never_opened)s));
CREATE INDEX ON registry_holding (family_id, link);
ANALYZE registry_holding;
DELETE FROM registry_holding h USING registry_holding o WHERE o.family_id = h.family_id AND o.link > h.link;

CREATE TEMPORARY TABLE registry_failed ON COMMIT DROP AS
SELECT DISTINCT e.family_id
FROM registry_card_event e
WHERE e.subject = 'ACCOUNT' AND e.state = 'GAGAL_BUREKOL' AND e.is_current
    AND e.kode_wilayah >= %(lowest)s AND e.kode_wilayah < %(highest)s
    AND (%(codes)s::text[] IS NULL OR e.kode_wilayah = ANY (%(codes)s));
CREATE UNIQUE INDEX ON registry_failed (family_id);
ANALYZE registry_failed;

DELETE FROM registry_card_count
WHERE kode_wilayah >= %(lowest)s AND kode_wilayah < %(highest)s
    AND (%(codes)s::text[] IS NULL OR kode_wilayah = ANY (%(codes)s));
INSERT INTO registry_card_count (kode_wilayah, path, organisation, stage, families)
SELECT
    w.kode_wilayah, w.path, coalesce(c.organisation, h.organisation),
    CASE
        WHEN h.family_id IS NULL AND g.family_id IS NOT NULL THEN 'FAILED'
        WHEN h.family_id IS NULL THEN 'NO_ACCOUNT'
        WHEN c.blind IS NULL THEN 'NO_CARD'
        ELSE coalesce(c.status, 'UNREPORTED')
    END,
    count(*)
FROM registry_counted w
LEFT JOIN registry_holding h ON h.family_id = w.id
LEFT JOIN registry_card c ON c.blind = h.card_blind
LEFT JOIN registry_failed g ON g.family_id = w.id
GROUP BY 1, 2, 3, 4;
