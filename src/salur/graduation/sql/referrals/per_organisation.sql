-- purpose: counts how each organisation, or one, answers what families at or under a region were referred for
-- reads: graduation_referral
-- writes: nothing
-- grain: one organisation

SELECT organisation, count(*),
    count(*) FILTER (WHERE state IN ('SENT', 'TAKEN')),
    count(*) FILTER (WHERE state IN ('SENT', 'TAKEN') AND due_on < %(today)s),
    count(*) FILTER (WHERE state IN ('TAKEN', 'DELIVERED')),
    count(*) FILTER (WHERE in_time),
    count(*) FILTER (WHERE NOT in_time),
    coalesce(sum(answered_on - made_on), 0)::integer,
    count(*) FILTER (WHERE state = 'DELIVERED'),
    count(*) FILTER (WHERE state = 'DECLINED')
FROM graduation_referral
WHERE code >= %(lowest)s AND code < %(highest)s AND (made_on >= %(since)s OR state IN ('SENT', 'TAKEN'))
    AND (%(organisation)s::uuid IS NULL OR organisation = %(organisation)s)
GROUP BY organisation
ORDER BY 4 DESC, 3 DESC, organisation;
