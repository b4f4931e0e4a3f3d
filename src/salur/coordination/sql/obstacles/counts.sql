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
WHERE {wanted}
GROUP BY 1
ORDER BY open DESC, value;
