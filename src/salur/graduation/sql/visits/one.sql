-- purpose: shows one visit
-- reads: graduation_visit, within the scope
-- writes: nothing
-- grain: one visit

SELECT id, family, id_kpm, code, visited_on, visitor, answers_sealed, met, unmet, unknown, eligible, source, evidence,
    by_name, at, withdrawn_at
FROM graduation_visit
WHERE id = %(id)s;
