-- purpose: tells everything that happened to a referral, in order
-- reads: graduation_referral_event
-- writes: nothing
-- grain: one event

SELECT n, at, by_name, by_org, kind, after, words_sealed, due_on
FROM graduation_referral_event WHERE referral = %(id)s
ORDER BY n;
