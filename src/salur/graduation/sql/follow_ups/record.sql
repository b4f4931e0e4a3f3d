-- purpose: writes down what was found at a follow-up
-- reads: nothing
-- writes: graduation_follow_up
-- grain: one follow-up

UPDATE graduation_follow_up
SET done_on = %(today)s, outcome = %(outcome)s, words_sealed = %(words)s, visit = %(visit)s, done_by = %(by)s,
    done_at = %(at)s, waits = false
WHERE id = %(id)s AND done_on IS NULL;
