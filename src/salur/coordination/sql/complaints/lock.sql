-- purpose: locks a complaint until the transaction ends, and gives what a step depends on
-- reads: coordination_complaint
-- writes: nothing
-- grain: one complaint

SELECT id, number, state, due, forwarded_org, code, path::text, restricted, t, in_time, reopened, events, program, cause
FROM coordination_complaint
WHERE id = %(id)s
FOR UPDATE;
