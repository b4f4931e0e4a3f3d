-- purpose: shows the visits of a family, the newest first
-- reads: graduation_visit, within the scope
-- writes: nothing
-- grain: one visit

SELECT id, family, id_kpm, code, visited_on, visitor, answers_sealed, met, unmet, unknown, eligible, source, evidence,
    by_name, at, withdrawn_at
FROM graduation_visit
WHERE family = %(family)s
ORDER BY withdrawn_at IS NOT NULL, visited_on DESC, at DESC, id
LIMIT %(limit)s;
