-- purpose: group what hangs and is somebody's turn into obstacles, with what lies beneath each
-- reads:   reconciliation_exception, places_heir, obstacle_rule, parties_sole_shop (temporary)
-- writes:  obstacle_said, obstacle_later, obstacle_batch (temporary)
-- grain:   one obstacle: programme, cause, region, party and shop
-- All rows are read once by the columns that the rules ask, in parallel: no temporary table stands in that
-- statement. A family counts once (by its account), however many of its months hang: of the later months of
-- a matter those are taken off that have an earlier one in the same obstacle. Of rice an exception is a
-- desa's: its families are as many rations as are missing. What was written of a month keeps the code of its day;
-- the obstacle is where that region is now.
DROP TABLE IF EXISTS pg_temp.obstacle_said, pg_temp.obstacle_later;
CREATE TEMPORARY TABLE obstacle_said ON COMMIT DROP AS
SELECT program, strand, class, reason, party, kode_wilayah, code, unit, count(*) AS rows, sum(amount) AS amount,
    min(period) AS period
FROM reconciliation_exception
WHERE resolved_kind IS NULL AND owner <> 'nobody_yet'
    AND program = ANY (%(programs)s) AND ('id' = ANY (%(paths)s) OR path <@ ANY (%(paths)s::ltree[]))
GROUP BY program, strand, class, reason, party, kode_wilayah, code, unit;

CREATE TEMPORARY TABLE obstacle_later ON COMMIT DROP AS
SELECT l.program, l.strand, l.class, l.reason, l.party, l.kode_wilayah, l.code, l.unit, x.strand AS x_strand,
    x.class AS x_class, x.reason AS x_reason, x.party AS x_party, x.kode_wilayah AS x_kode, x.code AS x_code,
    l.ctid AS which
FROM reconciliation_exception l
JOIN reconciliation_exception x
    ON x.subject = l.subject AND x.program = l.program AND x.period < l.period
    AND x.resolved_kind IS NULL AND x.owner <> 'nobody_yet'
WHERE l.resolved_kind IS NULL AND l.owner <> 'nobody_yet' AND l.program = ANY (%(programs)s)
    AND ('id' = ANY (%(paths)s) OR l.path <@ ANY (%(paths)s::ltree[])) AND l.unit = 'IDR' AND (l.period > l.since OR l.class = 4);
ANALYZE obstacle_said;
ANALYZE obstacle_later;

INSERT INTO obstacle_batch (program, cause, code, path, party, subject, period, families, rupiah, grams)
WITH of_area AS (
    SELECT r.number, left(coalesce(h.new_code, e.kode_wilayah, nullif(e.code, '-'), ''), r.digits) AS area,
        CASE WHEN r.of_party THEN e.party END AS party, sum(e.rows) AS rows, sum(e.amount) AS amount,
        min(e.period) AS period
    FROM obstacle_said e
    JOIN obstacle_rule r
        ON r.program = e.program AND r.strand = e.strand
        AND r.class = CASE e.unit WHEN 'IDR' THEN e.class ELSE 0 END
        AND r.reason = CASE WHEN e.class = 10 AND e.unit = 'IDR' THEN coalesce(e.reason, '') ELSE '' END
    LEFT JOIN places_heir h ON h.old_code = coalesce(e.kode_wilayah, e.code)
    GROUP BY 1, 2, 3
), later AS (
    SELECT r.number, left(coalesce(h.new_code, e.kode_wilayah, nullif(e.code, '-'), ''), r.digits) AS area,
        CASE WHEN r.of_party THEN e.party END AS party, count(DISTINCT e.which) AS rows
    FROM obstacle_later e
    JOIN obstacle_rule r
        ON r.program = e.program AND r.strand = e.strand AND r.class = e.class
        AND r.reason = CASE WHEN e.class = 10 THEN coalesce(e.reason, '') ELSE '' END
    JOIN obstacle_rule x
        ON x.number = r.number AND x.program = e.program AND x.strand = e.x_strand AND x.class = e.x_class
        AND x.reason = CASE WHEN e.x_class = 10 THEN coalesce(e.x_reason, '') ELSE '' END
    LEFT JOIN places_heir h ON h.old_code = coalesce(e.kode_wilayah, e.code)
    LEFT JOIN places_heir xh ON xh.old_code = coalesce(e.x_kode, e.x_code)
    WHERE left(coalesce(h.new_code, e.kode_wilayah, nullif(e.code, '-'), ''), r.digits)
            = left(coalesce(xh.new_code, e.x_kode, nullif(e.x_code, '-'), ''), r.digits)
        AND (NOT r.of_party OR e.party IS NOT DISTINCT FROM e.x_party)
    GROUP BY 1, 2, 3
), rule AS (
    SELECT DISTINCT number, program, cause, place FROM obstacle_rule
), grouped AS (
    SELECT r.program, r.cause, coalesce(s.place, a.area) AS code, a.party, coalesce(s.subject, '') AS subject,
        min(a.period) AS period, sum(a.rows - coalesce(l.rows, 0)) AS families, sum(a.amount) AS amount
    FROM of_area a
    JOIN rule r ON r.number = a.number
    LEFT JOIN later l ON l.number = a.number AND l.area = a.area AND l.party IS NOT DISTINCT FROM a.party
    LEFT JOIN LATERAL (
        SELECT x.subject, x.place
        FROM parties_sole_shop x
        WHERE r.place = 'shop' AND x.bank = a.party AND x.place IN (left(a.area, 6), a.area)
        ORDER BY length(x.place)
        LIMIT 1
    ) s ON true
    GROUP BY 1, 2, 3, 4, 5
)
SELECT program, cause, code,
    ('id' || CASE WHEN code >= '0' THEN '.' || left(code, 2) ELSE '' END
        || CASE WHEN length(code) >= 4 THEN '.' || substr(code, 3, 2) ELSE '' END
        || CASE WHEN length(code) >= 6 THEN '.' || substr(code, 5, 2) ELSE '' END
        || CASE WHEN length(code) = 10 THEN '.' || substr(code, 7) ELSE '' END)::ltree,
    party, subject, period,
    CASE program WHEN 'RASTRA' THEN ceil(amount / %(ration_g)s::numeric) ELSE families END,
    CASE program WHEN 'RASTRA' THEN 0 ELSE amount END,
    CASE program WHEN 'RASTRA' THEN amount ELSE 0 END
FROM grouped;
