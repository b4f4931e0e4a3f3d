-- purpose: lets cases follow their families to another region
-- reads: graduation_case, registry_family_now (temporary)
-- writes: graduation_taken (temporary)
-- grain: one case

INSERT INTO graduation_taken (case_id, verb, after, code, path)
SELECT c.id, 'move', c.state, n.kode_wilayah, n.path
FROM graduation_case c
JOIN registry_family_now n USING (family)
WHERE c.path <> n.path
ORDER BY c.id
FOR UPDATE OF c SKIP LOCKED;
