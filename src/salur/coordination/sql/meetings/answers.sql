-- purpose: the greatest live obstacle of each region (of so many digits), programme and cause
-- reads: coordination_obstacle
-- writes: nothing
-- grain: one region, programme and cause; an obstacle bears the oldest month that lies beneath it
SELECT DISTINCT ON (left(code, %(digits)s), program, cause)
    left(code, %(digits)s), program, cause, id, number
FROM coordination_obstacle
WHERE state <> 'VERIFIED' AND program = ANY (%(programs)s) AND cause = ANY (%(causes)s)
    AND left(code, %(digits)s) = ANY (%(codes)s) AND (period IS NULL OR period <= %(period)s)
ORDER BY left(code, %(digits)s), program, cause, families DESC, number
