-- purpose: gives what a plan says of every desa
-- reads: transition_plan_line
-- writes: nothing
-- grain: one desa

SELECT kode_wilayah, families, first, stays, review, open_gates
FROM transition_plan_line
WHERE plan = %(plan)s
ORDER BY kode_wilayah;
