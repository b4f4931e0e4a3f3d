-- purpose: takes back follow-ups and referrals
-- reads: nothing
-- writes: drops what along.sql made; coordination_step
-- grain: nothing

DROP TABLE graduation_referral_event, graduation_referral, graduation_follow_up;
DROP FUNCTION graduation_referral_is_told();
DROP FUNCTION graduation_referral_step();
DROP FUNCTION graduation_follow_up_once();
DROP FUNCTION graduation_along_refuse();
DELETE FROM coordination_step WHERE machine = 'referral';
