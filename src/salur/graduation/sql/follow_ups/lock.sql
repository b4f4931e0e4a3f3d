-- purpose: locks a follow-up and its case for what was found
-- reads: graduation_follow_up, graduation_case
-- writes: nothing
-- grain: one follow-up

SELECT f.id, f.case_id, c.number, c.family, c.id_kpm, f.code, f.path::text, c.kind, c.state, c.left_from, f.months, f.last,
    f.due_on, f.until_on, f.done_on, f.outcome, f.words_sealed, f.visit
FROM graduation_follow_up f
JOIN graduation_case c ON c.id = f.case_id
WHERE f.id = %(id)s
FOR UPDATE;
