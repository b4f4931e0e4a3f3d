-- purpose: gives who is to be looked at, desa by desa, beyond a key; who came back or stands is not
-- reads: graduation_follow_up, graduation_case
-- writes: nothing
-- grain: one follow-up; cases are asked only for those of the page

SELECT f.id, f.case_id, c.number, c.family, c.id_kpm, f.code, f.path::text, c.kind, c.state, c.left_from, f.months, f.last,
    f.due_on, f.until_on, f.done_on, f.outcome, f.words_sealed, f.visit
FROM (
    SELECT *
    FROM graduation_follow_up
    WHERE waits AND due_on <= %(today)s AND code >= %(lowest)s AND code < %(highest)s
        AND (NOT %(overdue)s OR until_on < %(today)s)
        AND (%(after)s::text[] IS NULL OR (code, until_on, id)
            > ((%(after)s::text[])[1], (%(after)s::text[])[2]::date, (%(after)s::text[])[3]::uuid))
    ORDER BY code, until_on, id
    LIMIT %(limit)s
) f
JOIN graduation_case c ON c.id = f.case_id
ORDER BY f.code, f.until_on, f.id;
