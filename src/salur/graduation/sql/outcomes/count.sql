-- purpose: counts the families that left by desa, year, kind, support and how they stand
-- reads: graduation_case, graduation_follow_up, graduation_referral
-- writes: nothing
-- grain: one desa, year, kind, support and standing

WITH left_over AS (
    SELECT c.id, c.id_kpm, c.code, c.left_from / 100 AS year, c.kind, c.state
    FROM graduation_case c
    WHERE c.left_from IS NOT NULL
),
supported AS (
    SELECT l.id, count(DISTINCT r.kind) AS kinds, min(r.kind) AS kind
    FROM left_over l JOIN graduation_referral r USING (id_kpm)
    WHERE r.state = 'DELIVERED'
    GROUP BY l.id
),
seen AS (
    SELECT DISTINCT f.case_id AS id FROM graduation_follow_up f
    WHERE f.done_on IS NOT NULL AND f.outcome <> 'NOT_FOUND'
)
SELECT
    l.code, l.year, l.kind,
    CASE WHEN s.kinds IS NULL THEN 'TANPA' WHEN s.kinds = 1 THEN s.kind ELSE 'BEBERAPA' END AS support,
    CASE
        WHEN l.state = 'STANDING' THEN 'STANDING'
        WHEN l.state IN ('RETURNING', 'RETURNED') THEN 'RETURNED'
        WHEN v.id IS NOT NULL THEN 'SEEN'
        ELSE 'NOT_SEEN'
    END AS standing,
    count(*) AS families
FROM left_over l
LEFT JOIN supported s ON s.id = l.id
LEFT JOIN seen v ON v.id = l.id
GROUP BY 1, 2, 3, 4, 5
ORDER BY 1, 2, 3, 4, 5;
