-- purpose: keep of the families only those that differ from what is published, find which published
--          rows end, and give each kab/kota with a difference its next version
-- reads:   incoming_subject, ended_unit, incoming_family, reconciliation_family, reconciliation_version
-- writes:  ended_family, new_version (temporary); incoming_family without what stands already
-- grain:   one family; one kab/kota
CREATE TEMPORARY TABLE ended_family ON COMMIT DROP AS
SELECT f.id, f.code, f.id_kpm AS subject
FROM reconciliation_family f LEFT JOIN incoming_family i ON i.id_kpm = f.id_kpm
WHERE f.period = %(period)s AND f.program = %(program)s AND f.until IS NULL
    AND (i.id_kpm IS NULL
        OR (i.code, i.path, i.kode_wilayah, i.class, i.findings, i.due, i.received, i.used)
        IS DISTINCT FROM
           (f.code, f.path, f.kode_wilayah, f.class, f.findings, f.due, f.received, f.used));
ANALYZE ended_family;

DELETE FROM incoming_family i USING reconciliation_family f
WHERE f.period = %(period)s AND f.program = %(program)s AND f.until IS NULL AND f.id_kpm = i.id_kpm
    AND NOT EXISTS (SELECT FROM ended_family e WHERE e.id = f.id);

-- Who stays in a kab/kota with other figures begins and ends there, and is one change.
CREATE TEMPORARY TABLE new_version ON COMMIT DROP AS
SELECT code, sum(changed)::bigint AS changed, gen_random_uuid() AS id,
    coalesce((SELECT max(v.number) FROM reconciliation_version v
              WHERE v.program = %(program)s AND v.period = %(period)s AND v.code = c.code), 0) + 1 AS number,
    CASE WHEN length(code) <> 4 THEN 'id'::ltree
         ELSE ('id.' || left(code, 2) || '.' || right(code, 2))::ltree END AS path
FROM (
    SELECT code, count(*) AS changed FROM incoming_subject GROUP BY code
    UNION ALL
    SELECT code, count(*) FROM incoming_family GROUP BY code
    UNION ALL
    SELECT e.code, count(*) FILTER (WHERE i.subject IS NULL)
    FROM ended_unit e LEFT JOIN incoming_subject i ON i.subject = e.subject AND i.code = e.code
    GROUP BY e.code
    UNION ALL
    SELECT e.code, count(*) FILTER (WHERE i.id_kpm IS NULL)
    FROM ended_family e LEFT JOIN incoming_family i ON i.id_kpm = e.subject AND i.code = e.code
    GROUP BY e.code
) c
GROUP BY code;
