-- purpose: keep what a file of answers did, row by row
-- reads:   nothing
-- writes:  coordination_answer
-- grain:   one row of the file
INSERT INTO coordination_answer (evidence_id, row, path, organisation, obstacle_id, step, rule, by_user, at)
SELECT %(evidence)s, a.row, %(path)s::ltree, %(organisation)s, a.obstacle_id, a.step, a.rule, %(by)s, %(at)s
FROM unnest(%(rows)s::integer[], %(obstacles)s::uuid[], %(steps)s::text[], %(rules)s::text[])
    AS a (row, obstacle_id, step, rule)
