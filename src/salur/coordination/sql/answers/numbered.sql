-- purpose: the obstacles that bear some numbers
-- reads:   coordination_obstacle
-- writes:  nothing
-- grain:   one obstacle
SELECT id, number, program, cause, t, path::text, code, period, party, subject, source, raised_by, raised_org, owner_org,
    owner_user, offered_org, state, due, level, rises_on, families, rupiah, grams, opened_at, opened_on, resolved_at,
    resolved_by, verified_at, restricted, told
FROM coordination_obstacle
WHERE number = ANY (%(numbers)s)
