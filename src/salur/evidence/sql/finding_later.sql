-- purpose: keeps and counts what was found of rows when they were taken in, once
-- reads: evidence_finding
-- writes: evidence_finding, evidence_finding_count
-- grain: one fault of one row, counted by rule

WITH new AS (
    INSERT INTO evidence_finding (evidence_id, path, sender, row, "column", rule, severity, value)
    SELECT %(evidence)s, %(path)s::ltree, %(sender)s, i.row, i.col, i.rule, i.severity, i.value
    FROM unnest(
        %(rows)s::bigint[], %(columns)s::text[], %(rules)s::text[], %(severities)s::text[], %(values)s::text[]
    ) AS i (row, col, rule, severity, value)
    WHERE NOT EXISTS (
        SELECT FROM evidence_finding f
        WHERE f.evidence_id = %(evidence)s AND f.rule = i.rule AND f.row = i.row AND f."column" = i.col
    )
    ORDER BY i.row, i.rule
    RETURNING rule, severity
)
INSERT INTO evidence_finding_count (evidence_id, path, sender, rule, severity, count, kept, late)
SELECT %(evidence)s, %(path)s::ltree, %(sender)s, rule, severity, count(*), count(*), true
FROM new
GROUP BY rule, severity
