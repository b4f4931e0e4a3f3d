-- purpose: counts places per region of so many digits and state
-- reads: graduation_slot
-- writes: nothing
-- grain: one region and state

SELECT left(code, %(digits)s), state, count(*)
FROM graduation_slot
WHERE code >= %(lowest)s AND code < %(highest)s
GROUP BY 1, 2
ORDER BY 1, 2;
