-- purpose: referrals that somebody is told of: what an organisation was asked, what it answered, what is late
-- reads: graduation_referral
-- writes: nothing
-- grain: one referral and what there is to tell of it

SELECT t.kind, 'referral ' || r.id || ' ' || t.kind || ' ' || t.mark, r.id, r.path::text, r.code,
    t.organisation, t.never, r.organisation
FROM graduation_referral r
CROSS JOIN LATERAL (
    SELECT 'referral' AS kind, '' AS mark, r.organisation AS organisation, r.made_by AS never
    WHERE r.state = 'SENT' AND r.changed_at > %(since)s
    UNION ALL
    SELECT 'referral_answered', r.state, r.made_org, NULL
    WHERE r.state IN ('TAKEN', 'DELIVERED', 'DECLINED') AND r.changed_at > %(since)s
    UNION ALL
    SELECT late.kind, r.due_on::text, late.organisation, NULL
    FROM (VALUES ('referral_late', r.organisation), ('referral_unanswered', r.made_org)) late (kind, organisation)
    WHERE r.state IN ('SENT', 'TAKEN') AND r.due_on < %(today)s AND r.due_on > %(today)s::date - 7
) t;
