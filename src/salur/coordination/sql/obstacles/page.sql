-- purpose: gives a page of obstacles, those that are due first
-- reads: coordination_obstacle
-- writes: nothing
-- grain: one obstacle

SELECT id, number, program, cause, t, path::text, code, period, party, subject, source, raised_by, raised_org, owner_org,
    owner_user, offered_org, state, due, level, rises_on, families, rupiah, grams, opened_at, opened_on, resolved_at,
    resolved_by, verified_at, restricted, told
FROM coordination_obstacle
WHERE {wanted}
    AND (%(after_due)s::date IS NULL OR (due, number) > (%(after_due)s, %(after_number)s))
ORDER BY due, number
LIMIT %(limit)s;
