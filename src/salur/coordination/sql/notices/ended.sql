-- purpose: notes how a mail ended, or when it is tried again
-- reads: nothing
-- writes: coordination_mail
-- grain: one mail

UPDATE coordination_mail
SET state = %(state)s, attempts = attempts + %(tried)s, next_at = %(next)s,
    ended_at = CASE WHEN %(state)s = 'WAITING' THEN NULL ELSE %(at)s::timestamptz END
WHERE id = %(mail)s AND state = 'WAITING';
