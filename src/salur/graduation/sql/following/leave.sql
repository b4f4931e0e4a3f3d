-- purpose: says of endorsed cases that their month has come and the family is off the list
-- reads: graduation_case, registry_graduation (temporary)
-- writes: graduation_taken (temporary)
-- grain: one case

INSERT INTO graduation_taken (case_id, verb, after, left_from)
SELECT c.id, 'leave', 'LEFT', g.effective
FROM graduation_case c
JOIN registry_graduation g USING (change)
WHERE c.state = 'ENDORSED' AND g.state = 'APPLIED'
ORDER BY c.id
FOR UPDATE OF c SKIP LOCKED;
