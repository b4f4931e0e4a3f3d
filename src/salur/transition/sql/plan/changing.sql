-- purpose: which months areas change to the card in, as the plans that stand say
-- reads: transition_plan, transition_plan_line
-- writes: nothing
-- grain: one kab/kota, plan and first month of the card
SELECT p.kode_wilayah, p.id, p.state, l.first, count(*)::int, sum(l.families)::int,
    (count(*) FILTER (WHERE cardinality(l.open_gates) > 0))::int
FROM transition_plan AS p
JOIN transition_plan_line AS l ON l.plan = p.id
WHERE p.kind = 'CHANGE' AND p.state IN ('DRAFT', 'PROPOSED', 'DECIDED')
    AND p.path <@ ANY (%(paths)s::ltree[]) AND l.first >= %(since)s
GROUP BY 1, 2, 3, 4
ORDER BY 1, 4, 2
