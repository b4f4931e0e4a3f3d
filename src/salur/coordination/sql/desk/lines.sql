-- purpose: what an organisation has to do about obstacles: its own, those offered to it, those it may verify
-- reads:   coordination_obstacle
-- writes:  nothing
-- grain:   one obstacle and why it lies on the desk, the first of each reason by due day
WITH mine AS (
    SELECT CASE
        WHEN owner_org = %(organisation)s AND state NOT IN ('RESOLVED', 'VERIFIED') THEN 'mine'
        WHEN offered_org = %(organisation)s THEN 'offered'
        WHEN state = 'RESOLVED' AND %(may_verify)s AND resolved_by IS DISTINCT FROM %(person)s
            AND (raised_org = %(organisation)s OR (raised_by IS NULL AND NOT %(is_sender)s)) THEN 'verify'
        END AS why, *
    FROM coordination_obstacle
    WHERE state <> 'VERIFIED' AND path <@ ANY (%(paths)s::ltree[])
), counted AS (
    SELECT *, row_number() OVER (PARTITION BY why ORDER BY due, number) AS place,
        count(*) OVER (PARTITION BY why) AS of_why,
        count(*) FILTER (WHERE due < %(today)s::date AND state <> 'RESOLVED') OVER (PARTITION BY why) AS late_of_why
    FROM mine
    WHERE why IS NOT NULL
)
SELECT why, of_why, late_of_why, id, number, program, cause, t, path::text, code, period, party, subject, source,
    raised_by, raised_org, owner_org, owner_user, offered_org, state, due, level, rises_on, families, rupiah, grams,
    opened_at, opened_on, resolved_at, resolved_by, verified_at, restricted, told
FROM counted
WHERE place <= %(size)s
ORDER BY why, due, number
