-- purpose: gives a page of cases at or under a region, the newest first
-- reads: graduation_case
-- writes: nothing
-- grain: one case

SELECT id, number, id_kpm, family, kind, source, code, state, no_ba, tanggal_ba, asked, told_on, object_until, left_from,
    due, opened_at
FROM graduation_case
WHERE code >= %(lowest)s AND code < %(highest)s
    AND (%(states)s::text[] IS NULL OR state = ANY (%(states)s))
    AND (%(kind)s = '' OR kind = %(kind)s)
    AND (%(source)s = '' OR source = %(source)s)
    AND (%(no_ba)s = '' OR no_ba = %(no_ba)s)
    AND (NOT %(untold)s OR (state IN ('DECIDED', 'ENDORSED', 'LEFT') AND told_on IS NULL))
    AND (%(overdue_on)s::date IS NULL OR (state IN ('OBJECTED', 'CONTESTED') AND due < %(overdue_on)s))
    AND (%(before)s::bigint IS NULL OR number < %(before)s)
ORDER BY number DESC
LIMIT %(limit)s;
