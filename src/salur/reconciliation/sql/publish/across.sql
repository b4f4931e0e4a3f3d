-- purpose: find the families that both programmes of a month served, and those on a list that
--          neither did (section 4)
-- reads:   reconciliation_version, reconciliation_family
-- writes:  reconciliation_across, reconciliation_across_sum
-- grain:   one family's month; one region and finding
-- Nothing is said before both programmes of the month are published.
DELETE FROM reconciliation_across WHERE period = %(period)s;

DELETE FROM reconciliation_across_sum WHERE period = %(period)s;

INSERT INTO reconciliation_across (period, id_kpm, code, path, kode_wilayah, finding)
SELECT %(period)s, id_kpm, code, path, kode_wilayah, finding
FROM (
    SELECT coalesce(b.id_kpm, r.id_kpm) AS id_kpm,
        CASE WHEN r.due > 0 OR b.id_kpm IS NULL THEN r.code ELSE b.code END AS code,
        CASE WHEN r.due > 0 OR b.id_kpm IS NULL THEN r.path ELSE b.path END AS path,
        CASE WHEN r.due > 0 OR b.id_kpm IS NULL THEN r.kode_wilayah ELSE b.kode_wilayah END AS kode_wilayah,
        CASE WHEN b.received > 0 AND r.received > 0 THEN 'both_programmes'
             WHEN coalesce(b.received, 0) = 0 AND coalesce(r.received, 0) = 0
                  AND (r.due > 0 OR 'ordered_not_listed' <> ALL (b.findings)) THEN 'no_programme'
        END AS finding
    FROM (SELECT * FROM reconciliation_family
          WHERE period = %(period)s AND program = 'BPNT' AND until IS NULL) b
    FULL JOIN (SELECT * FROM reconciliation_family
               WHERE period = %(period)s AND program = 'RASTRA' AND until IS NULL) r ON r.id_kpm = b.id_kpm
) f
WHERE finding IS NOT NULL
    AND (SELECT count(DISTINCT program) FROM reconciliation_version WHERE period = %(period)s) = 2;

INSERT INTO reconciliation_across_sum (period, path, finding, families)
SELECT period, subpath(path, 0, labels), finding, count(*)
FROM reconciliation_across, generate_series(1, nlevel(path)) AS labels
WHERE period = %(period)s
GROUP BY 1, 2, 3;
