-- purpose: what a file of answers did, row by row
-- reads:   coordination_answer
-- writes:  nothing
-- grain:   one row of the file
SELECT row, obstacle_id, step, rule FROM coordination_answer WHERE evidence_id = %(evidence)s ORDER BY row
