-- purpose: keeps a referral and its first event
-- reads: nothing
-- writes: graduation_referral, graduation_referral_event
-- grain: one referral; none where the same was asked of the organisation already

WITH kept AS (
    INSERT INTO graduation_referral (
        id, family, id_kpm, family_name, case_id, kind, organisation, code, path, words_sealed, made_on, due_on,
        made_by, made_org, changed_at
    )
    VALUES (
        %(id)s, %(family)s, %(id_kpm)s, %(family_name)s, %(case_id)s, %(kind)s, %(organisation)s, %(code)s, %(path)s,
        %(words)s, %(today)s, %(due_on)s, %(by)s, %(by_org)s, %(at)s
    )
    ON CONFLICT (id_kpm, kind, organisation) WHERE state IN ('SENT', 'TAKEN') DO NOTHING
    RETURNING id, number, due_on
),
told AS (
    INSERT INTO graduation_referral_event (referral, n, at, by_user, by_name, by_org, kind, after, due_on)
    SELECT id, 1, %(at)s, %(by)s, %(by_name)s, %(by_org)s, 'SENT', 'SENT', due_on FROM kept
)
SELECT number FROM kept;
