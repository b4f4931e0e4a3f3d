-- purpose: tells the places under a region that nobody has, the oldest first
-- reads: graduation_slot
-- writes: nothing
-- grain: one place

SELECT id, number, left(code, 4), from_month, free_since
FROM graduation_slot
WHERE state = 'FREE' AND path <@ %(path)s::ltree
ORDER BY from_month, number;
