-- purpose: objections that somebody is told of: those to be answered soon, and those that are late
-- reads: graduation_case
-- writes: nothing
-- grain: one objection and what there is to tell of it

SELECT t.kind, 'case ' || c.id || ' ' || t.kind || ' ' || c.due, c.id, c.path::text, c.code
FROM graduation_case c
CROSS JOIN LATERAL (
    SELECT 'objection_soon' AS kind WHERE c.due BETWEEN %(today)s AND %(soon)s
    UNION ALL
    SELECT 'objection_late' WHERE c.due < %(today)s
) t
WHERE c.state IN ('OBJECTED', 'CONTESTED') AND c.due BETWEEN %(recent)s AND %(soon)s;
