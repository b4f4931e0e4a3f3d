-- purpose: gives one complaint, as whoever asks may see it
-- reads: coordination_complaint
-- writes: nothing
-- grain: one complaint, or none

SELECT id, number, program, channel, source_number, t, cause, code, path::text, sensitive, anonymous,
    who_sealed IS NOT NULL, words_sealed, state, due, forwarded_org, family, in_time, reopened, received_at, received_on,
    received_org, evidence, events
FROM coordination_complaint
WHERE id = %(id)s;
