-- purpose: stages the members of a region with what a worklist of visits needs of them
-- reads: registry_family, registry_alias
-- writes: registry_member (temporary, gone at commit)
-- grain: one family that is a member; of families that count as one the one that stays

DROP TABLE IF EXISTS pg_temp.registry_member;
CREATE TEMPORARY TABLE registry_member ON COMMIT DROP AS
SELECT f.id AS family_id, f.id_kpm, f.kode_wilayah, f.path, f.name, f.address, f.rt, f.rw, f.verified_on,
    to_date(f.member_from::text, 'YYYYMM') AS member_from
FROM registry_family f
WHERE f.kode_wilayah >= %(lowest)s AND f.kode_wilayah < %(highest)s
    AND f.ended_from IS NULL AND f.waiting_since IS NULL
    AND NOT EXISTS (SELECT FROM registry_alias s WHERE s.alias_id = f.id AND s.undone_at IS NULL);
ANALYZE registry_member;
