-- purpose: shows one referral
-- reads: graduation_referral
-- writes: nothing
-- grain: one referral

SELECT id, number, family, family_name, case_id, kind, organisation, code, path::text, words_sealed, state, made_on, due_on,
    answered_on, in_time, ended_on, made_org
FROM graduation_referral WHERE id = %(id)s;
