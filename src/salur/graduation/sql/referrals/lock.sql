-- purpose: locks a referral for a step
-- reads: graduation_referral
-- writes: nothing
-- grain: one referral

SELECT id, number, kind, organisation, made_org, state, due_on, path::text
FROM graduation_referral WHERE id = %(id)s FOR UPDATE;
