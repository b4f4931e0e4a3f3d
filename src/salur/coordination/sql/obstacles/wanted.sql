-- purpose: the condition that says of an obstacle whether a filter wants it; the same for a list and for its counts
-- reads: coordination_obstacle
-- writes: nothing
-- grain: one obstacle

path <@ %(path)s::ltree
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
