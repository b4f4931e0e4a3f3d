-- purpose: counts the changes under a region that somebody has to decide on
-- reads: registry_change
-- writes: nothing
-- grain: one state

SELECT state, count(*) FROM registry_change
WHERE state IN ('PROPOSED', 'VERIFIED') AND path <@ %(path)s::ltree
GROUP BY state;
