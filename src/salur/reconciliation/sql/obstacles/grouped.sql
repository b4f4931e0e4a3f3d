-- purpose: group what hangs and is somebody's turn into obstacles, with what lies beneath each
-- reads:   reconciliation_exception, obstacle_rule, parties_sole_shop (temporary)
-- writes:  obstacle_batch (temporary)
-- grain:   one obstacle: programme, cause, region, party and shop
-- A family counts once, however many of its months hang. Of rice an exception is a desa's: its families are
-- as many rations as are missing.
INSERT INTO obstacle_batch (program, cause, code, path, party, subject, period, families, rupiah, grams)
WITH of_family AS (
    SELECT r.number, left(coalesce(e.kode_wilayah, nullif(e.code, '-'), ''), r.digits) AS area,
        CASE WHEN r.of_party THEN e.party END AS party, sum(e.amount) AS amount, min(e.period) AS period
    FROM reconciliation_exception e
    JOIN obstacle_rule r
        ON r.program = e.program AND r.strand = e.strand
        AND r.class = CASE e.unit WHEN 'IDR' THEN e.class ELSE 0 END
        AND r.reason = CASE WHEN e.class = 10 AND e.unit = 'IDR' THEN coalesce(e.reason, '') ELSE '' END
    WHERE e.resolved_kind IS NULL AND e.owner <> 'nobody_yet' AND e.program = ANY (%(programs)s)
        AND e.path <@ %(path)s::ltree
    GROUP BY 1, 2, 3, coalesce(e.id_kpm, e.subject)
), of_area AS (
    SELECT number, area, party, count(*) AS families, sum(amount) AS amount, min(period) AS period
    FROM of_family
    GROUP BY 1, 2, 3
), rule AS (
    SELECT DISTINCT number, program, cause, place FROM obstacle_rule
), grouped AS (
    SELECT r.program, r.cause, coalesce(s.place, a.area) AS code, a.party, coalesce(s.subject, '') AS subject,
        min(a.period) AS period, sum(a.families) AS families, sum(a.amount) AS amount
    FROM of_area a
    JOIN rule r ON r.number = a.number
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
