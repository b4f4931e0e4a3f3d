-- purpose: gives who is to be looked at, desa by desa, beyond a key; who came back or stands is not
-- reads: graduation_follow_up, graduation_case
-- writes: nothing
-- grain: one follow-up

SELECT f.id, f.case_id, c.number, c.family, c.id_kpm, c.code, c.path::text, c.kind, c.state, c.left_from, f.months, f.last,
    f.due_on, f.until_on, f.done_on, f.outcome, f.words_sealed, f.visit
FROM graduation_follow_up f
JOIN graduation_case c ON c.id = f.case_id
WHERE f.done_on IS NULL AND f.due_on <= %(today)s AND c.state = 'LEFT'
    AND c.code >= %(lowest)s AND c.code < %(highest)s
    AND (NOT %(overdue)s OR f.until_on < %(today)s)
    AND (%(after)s::text[] IS NULL OR (c.code, f.until_on, f.id)
        > ((%(after)s::text[])[1], (%(after)s::text[])[2]::date, (%(after)s::text[])[3]::uuid))
ORDER BY c.code, f.until_on, f.id
LIMIT %(limit)s;
