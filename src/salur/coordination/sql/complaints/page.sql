-- purpose: gives a page of complaints at or under a region, the newest first
-- reads: coordination_complaint
-- writes: nothing
-- grain: one complaint

SELECT id, number, program, channel, t, cause, code, sensitive, anonymous, state, due, forwarded_org, received_on, reopened
FROM coordination_complaint
WHERE code >= %(lowest)s AND code < %(highest)s
    AND (%(states)s::text[] IS NULL OR state = ANY (%(states)s))
    AND (%(t)s = '' OR t = %(t)s)
    AND (%(program)s = '' OR program = %(program)s)
    AND (%(channel)s = '' OR channel = %(channel)s)
    AND (%(overdue_on)s::date IS NULL
        OR (state IN ('RECEIVED', 'VERIFIED', 'FORWARDED', 'REOPENED') AND due < %(overdue_on)s))
    AND (%(organisation)s::uuid IS NULL OR (forwarded_org = %(organisation)s AND state = 'FORWARDED')
        OR (%(is_office)s AND state IN ('RECEIVED', 'VERIFIED', 'REOPENED') AND path <@ ANY (%(paths)s::ltree[])))
    AND (%(before)s::bigint IS NULL OR number < %(before)s)
ORDER BY number DESC
LIMIT %(limit)s;
