-- purpose: says whether anything open is past its day, cheaply enough to be asked every few minutes
-- reads: coordination_obstacle
-- writes: nothing
-- grain: one row, or none

SELECT 1 FROM coordination_obstacle
WHERE state IN ('REPORTED', 'CLASSIFIED', 'ASSIGNED', 'IN_PROGRESS', 'REOPENED') AND level < 3 AND rises_on <= %(today)s
LIMIT 1;
