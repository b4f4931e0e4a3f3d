-- purpose: tells which cases of the families asked about have left
-- reads: registry_asked_family (temporary), graduation_case
-- writes: nothing
-- grain: one case

SELECT id FROM graduation_case
WHERE state = 'LEFT' AND family IN (SELECT family FROM registry_asked_family)
ORDER BY id;
