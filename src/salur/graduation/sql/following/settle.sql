-- purpose: says of submitted cases whether their line was endorsed, refused or withdrawn
-- reads: graduation_case, registry_graduation (temporary)
-- writes: graduation_taken (temporary)
-- grain: one case

INSERT INTO graduation_taken (case_id, verb, after, left_from)
SELECT
    c.id, CASE WHEN g.effective IS NULL THEN 'refuse' ELSE 'endorse' END,
    CASE WHEN g.effective IS NULL THEN 'STAYS' ELSE 'ENDORSED' END, g.effective
FROM graduation_case c
JOIN registry_graduation g USING (change)
WHERE c.state = 'SUBMITTED'
ORDER BY c.id
FOR UPDATE OF c SKIP LOCKED;
