-- purpose: gives a page of referrals at or under a region, the newest first
-- reads: graduation_referral
-- writes: nothing
-- grain: one referral

SELECT id, number, family, family_name, case_id, kind, organisation, code, path::text, words_sealed, state, made_on, due_on,
    answered_on, in_time, ended_on, made_org
FROM graduation_referral
WHERE code >= %(lowest)s AND code < %(highest)s
    AND (%(state)s = '' OR state = %(state)s)
    AND (%(kind)s = '' OR kind = %(kind)s)
    AND (%(organisation)s::uuid IS NULL OR organisation = %(organisation)s)
    AND (NOT %(waiting)s OR state IN ('SENT', 'TAKEN'))
    AND (%(overdue_on)s::date IS NULL OR (state IN ('SENT', 'TAKEN') AND due_on < %(overdue_on)s))
    AND (%(before)s::bigint IS NULL OR number < %(before)s)
ORDER BY number DESC
LIMIT %(limit)s;
