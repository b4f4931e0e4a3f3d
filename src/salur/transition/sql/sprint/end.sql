-- purpose: ends a sprint
-- reads: nothing
-- writes: transition_sprint
-- grain: one sprint

UPDATE transition_sprint SET ended_by = %(by)s, ended_by_name = %(by_name)s, ended_at = %(at)s WHERE id = %(id)s;
