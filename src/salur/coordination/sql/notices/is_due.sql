-- purpose: says whether any mail waits to be sent now
-- reads: coordination_mail
-- writes: nothing
-- grain: one row

SELECT EXISTS (SELECT FROM coordination_mail WHERE state = 'WAITING' AND next_at <= %(at)s);
