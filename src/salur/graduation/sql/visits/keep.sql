-- purpose: keeps visits; what is kept already, by its row or as a telephone sent it, stays as it is
-- reads: graduation_visit_incoming
-- writes: graduation_visit
-- grain: one visit

INSERT INTO graduation_visit (
    id, family, id_kpm, code, path, visited_on, visitor, answers_sealed, met, unmet, unknown, eligible, source,
    evidence, row, submission, by_person, by_name, at
)
SELECT
    id, family, id_kpm, code, path, visited_on, visitor, answers_sealed, met, unmet, unknown, eligible, %(source)s,
    %(evidence)s, row, submission, %(by)s, %(by_name)s, %(at)s
FROM graduation_visit_incoming
ORDER BY row
ON CONFLICT DO NOTHING
RETURNING id, id_kpm, visited_on;
