-- purpose: shows to whom a family was referred, the newest first
-- reads: graduation_referral
-- writes: nothing
-- grain: one referral

SELECT id, number, family, family_name, case_id, kind, organisation, code, path::text, words_sealed, state, made_on, due_on,
    answered_on, in_time, ended_on, made_org
FROM graduation_referral WHERE family = %(family)s
ORDER BY number DESC
LIMIT %(limit)s;
