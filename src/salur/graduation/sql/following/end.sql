-- purpose: ends the way of families that ended otherwise: they died, moved, or their data were wrong
-- reads: graduation_case, registry_family_now (temporary)
-- writes: graduation_taken (temporary)
-- grain: one case

INSERT INTO graduation_taken (case_id, verb, after)
SELECT c.id, 'end', 'STAYS'
FROM graduation_case c
JOIN registry_family_now n USING (family)
WHERE c.state IN ('PROPOSED', 'VISITED', 'DECIDED', 'TOLD', 'OBJECTED', 'CONFIRMED') AND n.ended_from IS NOT NULL
ORDER BY c.id
FOR UPDATE OF c SKIP LOCKED;
