-- purpose: ends the way of families that left and got a place again
-- reads: graduation_case, registry_family_now (temporary)
-- writes: graduation_taken (temporary)
-- grain: one case

INSERT INTO graduation_taken (case_id, verb, after, return_no_ba, return_tanggal_ba)
SELECT c.id, 'rejoin', 'RETURNED', n.filled_no_ba, n.filled_tanggal_ba
FROM graduation_case c
JOIN registry_family_now n USING (family)
WHERE c.state IN ('LEFT', 'CONTESTED', 'RETURNING') AND n.filled_by > c.change AND n.filled_from >= c.left_from
ORDER BY c.id
FOR UPDATE OF c SKIP LOCKED;
