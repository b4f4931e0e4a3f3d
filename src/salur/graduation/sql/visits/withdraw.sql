-- purpose: lets the visits of a withdrawn file count no more
-- reads: graduation_visit
-- writes: graduation_visit
-- grain: one visit; gives how many, and how many of them a telephone sent

WITH withdrawn AS (
    UPDATE graduation_visit SET withdrawn_at = %(at)s
    WHERE evidence = %(evidence)s AND withdrawn_at IS NULL
    RETURNING submission
)
SELECT count(*), count(submission) FROM withdrawn;
