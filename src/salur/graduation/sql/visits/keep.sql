-- purpose: keeps visits; those of a file that are kept already stay as they are
-- reads: graduation_visit_incoming
-- writes: graduation_visit
-- grain: one visit

INSERT INTO graduation_visit (
    id, family, id_kpm, code, path, visited_on, visitor, answers_sealed, met, unmet, unknown, eligible, source,
    evidence, row, by_person, by_name, at
)
SELECT
    id, family, id_kpm, code, path, visited_on, visitor, answers_sealed, met, unmet, unknown, eligible, %(source)s,
    %(evidence)s, row, %(by)s, %(by_name)s, %(at)s
FROM graduation_visit_incoming
ORDER BY row
ON CONFLICT (evidence, row) DO NOTHING
RETURNING id, id_kpm, visited_on;
