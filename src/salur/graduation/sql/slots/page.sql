-- purpose: shows places under a region, the oldest first, beyond a key
-- reads: graduation_slot
-- writes: nothing
-- grain: one place

SELECT id, number, change, code, path::text, from_month, state, offer, family, filled_by, filled_month, closed_for,
    closed_no, free_since, opened_at
FROM graduation_slot
WHERE path <@ %(path)s::ltree AND (%(states)s::text[] IS NULL OR state = ANY (%(states)s))
    AND (%(changes)s::bigint[] IS NULL OR change = ANY (%(changes)s) OR offer = ANY (%(changes)s)
        OR filled_by = ANY (%(changes)s))
    AND (%(only)s::bigint IS NULL OR number = %(only)s)
    AND (from_month, number) > (%(month)s, %(number)s)
ORDER BY from_month, number
LIMIT %(limit)s;
