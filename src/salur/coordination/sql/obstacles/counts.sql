-- purpose: counts obstacles by one thing about them, with what lies beneath
-- reads: coordination_obstacle
-- writes: nothing
-- grain: one value of what it is grouped by

SELECT
    CASE %(by)s
        WHEN 'owner' THEN owner_org::text
        WHEN 't' THEN t
        WHEN 'level' THEN level::text
        WHEN 'state' THEN state
        WHEN 'cause' THEN cause
        WHEN 'program' THEN program
        WHEN 'kabkota' THEN left(code, 4)
        WHEN 'province' THEN left(code, 2)
        ELSE ''
    END AS value,
    count(*) FILTER (WHERE state NOT IN ('RESOLVED', 'VERIFIED')) AS open,
    count(*) FILTER (WHERE state NOT IN ('RESOLVED', 'VERIFIED') AND due < %(today)s::date) AS overdue,
    count(*) FILTER (WHERE state = 'RESOLVED') AS resolved,
    count(*) FILTER (WHERE state = 'VERIFIED') AS verified,
    coalesce(sum(families) FILTER (WHERE state <> 'VERIFIED'), 0)::bigint AS families,
    coalesce(sum(rupiah) FILTER (WHERE state <> 'VERIFIED'), 0)::bigint AS rupiah,
    coalesce(sum(grams) FILTER (WHERE state <> 'VERIFIED'), 0)::bigint AS grams
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
GROUP BY 1
ORDER BY open DESC, value;
