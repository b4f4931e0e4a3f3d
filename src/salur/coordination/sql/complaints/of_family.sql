-- purpose: gives the complaints about a family, the newest first, as far as whoever asks may see them
-- reads: coordination_complaint
-- writes: nothing
-- grain: one complaint

SELECT id, number, program, channel, t, cause, code, sensitive, anonymous, state, due, forwarded_org, received_on, reopened
FROM coordination_complaint
WHERE family = %(family)s
ORDER BY number DESC
LIMIT %(limit)s;
