-- purpose: keeps the findings of one file, in the order of its rows
-- reads: evidence_finding_incoming
-- writes: evidence_finding
-- grain: one fault of one cell

INSERT INTO evidence_finding (
    evidence_id, path, sender, row, "column", rule, severity, value
)
SELECT %(evidence)s, %(path)s::ltree, %(sender)s, row, "column", rule, severity, value
FROM evidence_finding_incoming
ORDER BY number
