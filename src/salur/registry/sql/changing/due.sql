-- purpose: tells the months of endorsed changes under a region that are due by a month
-- reads: registry_change
-- writes: nothing
-- grain: one month

SELECT DISTINCT effective FROM registry_change
WHERE state = 'ENDORSED' AND effective <= %(period)s AND path <@ %(path)s::ltree
ORDER BY effective;
