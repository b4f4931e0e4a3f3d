-- purpose: find which families and kab/kota differ from what is published, and give each kab/kota
--          its next version
-- reads:   changed_unit, incoming_family, reconciliation_family, reconciliation_version
-- writes:  changed_family, new_version (temporary)
-- grain:   one family; one kab/kota
CREATE TEMPORARY TABLE changed_family ON COMMIT DROP AS
SELECT coalesce(i.id_kpm, f.id_kpm) AS id_kpm, i.code AS new_code, f.code AS old_code, f.id AS old_id
FROM incoming_family i
FULL JOIN (
    SELECT * FROM reconciliation_family
    WHERE period = %(period)s AND program = %(program)s AND until IS NULL
) f ON f.id_kpm = i.id_kpm
WHERE f.id IS NULL OR i.id_kpm IS NULL
    OR (i.code, i.path, i.kode_wilayah, i.class, i.findings, i.due, i.received, i.used)
    IS DISTINCT FROM (f.code, f.path, f.kode_wilayah, f.class, f.findings, f.due, f.received, f.used);

CREATE TEMPORARY TABLE new_version ON COMMIT DROP AS
SELECT code, count(*) AS changed, gen_random_uuid() AS id,
    coalesce((SELECT max(v.number) FROM reconciliation_version v
              WHERE v.program = %(program)s AND v.period = %(period)s AND v.code = c.code), 0) + 1 AS number,
    CASE WHEN length(code) <> 4 THEN 'id'::ltree
         ELSE ('id.' || left(code, 2) || '.' || right(code, 2))::ltree END AS path
FROM (
    SELECT new_code AS code FROM changed_unit WHERE new_code IS NOT NULL
    UNION ALL SELECT old_code FROM changed_unit WHERE old_code IS NOT NULL AND old_code IS DISTINCT FROM new_code
    UNION ALL SELECT new_code FROM changed_family WHERE new_code IS NOT NULL
    UNION ALL SELECT old_code FROM changed_family WHERE old_code IS NOT NULL AND old_code IS DISTINCT FROM new_code
) c
GROUP BY code;
