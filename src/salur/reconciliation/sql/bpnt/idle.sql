-- purpose: find the credits that lie idle, as far as one month's purchases tell (section 3)
-- reads:   classed
-- writes:  unit_notes
-- grain:   one account
-- The application asks later months' purchases too (publish/idle_found.sql).
INSERT INTO unit_notes
SELECT acct, 'idle' FROM classed
WHERE spent_idr = 0 AND date_diff('day', credit_day, CAST($as_of AS DATE)) > $idle_days;
