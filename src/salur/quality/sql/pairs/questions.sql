-- purpose: the questions that wait for an answer from the scope, what is due first; or one of them, answered or not
-- reads: quality_question, quality_pair
-- writes: nothing
-- grain: one question about a pair

SELECT
    q.id, p.id, p.first, p.second, q.family, q.path::text, q.text, p.reasons, q.asked_by_name, q.asked_at, q.due,
    q.answer, q.note, q.answered_by_name, q.answered_at, q.withdrawn_at IS NOT NULL
FROM quality_question q
JOIN quality_pair p ON p.id = q.pair
WHERE q.path <@ ANY ((SELECT access_paths())::ltree[])
    AND CASE
        WHEN %(id)s::uuid IS NOT NULL THEN q.id = %(id)s
        ELSE q.answered_at IS NULL AND q.withdrawn_at IS NULL
            AND (%(due)s::date IS NULL OR (q.due, q.id) > (%(due)s::date, %(after)s::uuid))
    END
ORDER BY q.due, q.id
LIMIT %(limit)s;
