-- purpose: lets a referral take a step and tells it as its next event
-- reads: graduation_referral
-- writes: graduation_referral, graduation_referral_event
-- grain: one referral

WITH told AS (
    INSERT INTO graduation_referral_event (
        referral, n, at, by_user, by_name, by_org, kind, before, after, words_sealed, due_on
    )
    SELECT id, events + 1, %(at)s, %(by)s, %(by_name)s, %(by_org)s, %(after)s, state, %(after)s, %(words)s, %(due_on)s
    FROM graduation_referral
    WHERE id = %(id)s
)
UPDATE graduation_referral
SET state = %(after)s, due_on = %(due_on)s, events = events + 1, changed_at = %(at)s,
    answered_on = CASE WHEN %(answers)s THEN coalesce(answered_on, %(today)s) ELSE answered_on END,
    in_time = CASE WHEN %(answers)s THEN coalesce(in_time, due_on >= %(today)s) ELSE in_time END,
    ended_on = CASE WHEN %(ends)s THEN %(today)s::date END
WHERE id = %(id)s;
