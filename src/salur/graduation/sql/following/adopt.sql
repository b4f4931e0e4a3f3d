-- purpose: lets families on their way out follow a line that came by another way and overtook them
-- reads: graduation_case, registry_graduation (temporary)
-- writes: graduation_taken (temporary)
-- grain: one case; an objection that is overtaken stays to be answered

WITH overtaken AS (
    SELECT DISTINCT ON (g.id_kpm) g.*
    FROM registry_graduation g
    WHERE g.state IN ('ENDORSED', 'APPLIED')
        AND NOT EXISTS (SELECT FROM graduation_case o WHERE o.change = g.change)
    ORDER BY g.id_kpm, g.change DESC
)
INSERT INTO graduation_taken (
    case_id, verb, after, kind, change, no_ba, tanggal_ba, asked, left_from, decided_by
)
SELECT c.id, 'adopt', CASE WHEN c.state = 'OBJECTED' THEN 'CONTESTED' ELSE 'ENDORSED' END, g.kind, g.change, g.no_ba,
    g.tanggal_ba, g.asked, g.effective, coalesce(c.decided_by, g.verified_by)
FROM graduation_case c
JOIN overtaken g USING (id_kpm)
WHERE c.state IN ('PROPOSED', 'VISITED', 'DECIDED', 'TOLD', 'OBJECTED', 'CONFIRMED')
ORDER BY c.id
FOR UPDATE OF c SKIP LOCKED;
