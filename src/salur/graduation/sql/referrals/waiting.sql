-- purpose: what an organisation was asked and has not ended yet, the nearest day first, with how many and how many late
-- reads: graduation_referral
-- writes: nothing
-- grain: one referral

SELECT count(*) OVER (), count(*) FILTER (WHERE due_on < %(today)s) OVER (),
    id, number, family, family_name, case_id, kind, organisation, code, path::text, words_sealed, state, made_on, due_on,
    answered_on, in_time, ended_on, made_org
FROM graduation_referral
WHERE organisation = %(organisation)s AND state IN ('SENT', 'TAKEN')
ORDER BY due_on, number
LIMIT %(limit)s;
