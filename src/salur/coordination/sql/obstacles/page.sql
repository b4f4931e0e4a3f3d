-- purpose: gives a page of obstacles, those that are due first
-- reads: coordination_obstacle
-- writes: nothing
-- grain: one obstacle

SELECT id, number, program, cause, t, path::text, code, period, party, subject, source, raised_by, raised_org, owner_org,
    owner_user, offered_org, state, due, level, rises_on, families, rupiah, grams, opened_at, opened_on, resolved_at,
    resolved_by, verified_at, restricted, told
FROM coordination_obstacle
WHERE path <@ %(path)s::ltree
    AND (%(owner)s::uuid IS NULL OR owner_org = %(owner)s)
    AND (%(waiting)s::uuid IS NULL OR offered_org = %(waiting)s)
    AND (%(states)s::text[] IS NULL OR state = ANY (%(states)s))
    AND (%(t)s::text IS NULL OR t = %(t)s)
    AND (%(program)s::text IS NULL OR program = %(program)s)
    AND (%(cause)s::text IS NULL OR cause = %(cause)s)
    AND (%(source)s::text IS NULL OR source = %(source)s)
    AND (%(level)s::smallint IS NULL OR level >= %(level)s)
    AND (%(period)s::integer IS NULL OR period = %(period)s)
    AND (%(person)s::uuid IS NULL OR owner_user = %(person)s)
    AND (%(raised_by)s::uuid IS NULL OR raised_by = %(raised_by)s)
    AND (NOT %(overdue)s OR (due < %(today)s::date AND state NOT IN ('RESOLVED', 'VERIFIED')))
    AND (%(after_due)s::date IS NULL OR (due, number) > (%(after_due)s, %(after_number)s))
ORDER BY due, number
LIMIT %(limit)s;
