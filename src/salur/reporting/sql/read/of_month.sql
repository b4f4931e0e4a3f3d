-- purpose: a month from above: the newest report of every kab/kota with what stands contested against it,
--          and the newest compiled report of every office
-- reads:   reporting_report, reporting_contest, reporting_contest_answer, reporting_compilation
-- writes:  nothing
-- grain:   one kab/kota that has a report or a contest (withdrawn ones left out); one office that has compiled
WITH newest AS (
    SELECT DISTINCT ON (code) id, code, number, state, state_at, units, figures
    FROM reporting_report
    WHERE program = %(program)s AND period = %(period)s AND path <@ %(path)s::ltree
    ORDER BY code, version DESC
), contested AS (
    SELECT code, count(*) AS lines, sum(abs(claimed - stated))::bigint AS amount
    FROM reporting_contest AS c
    WHERE program = %(program)s AND period = %(period)s AND path <@ %(path)s::ltree
        AND NOT EXISTS (
            SELECT FROM reporting_contest_answer WHERE contest_id = c.id AND answer = 'withdrawn'
        )
    GROUP BY code
)
SELECT
    '' AS tier, code, n.id, coalesce(n.number, '') AS number, n.state, n.state_at, coalesce(n.units, 0) AS units,
    n.figures::text, coalesce(c.lines, 0) AS lines, coalesce(c.amount, 0) AS amount
FROM newest AS n
FULL JOIN contested AS c USING (code)
UNION ALL
-- Of a compiled report lines are the kab/kota that it counts, the amount is how many are missing.
SELECT tier, code, id, number, state, state_at, version, NULL, counted, missing
FROM reporting_compilation AS r
WHERE program = %(program)s AND period = %(period)s
    AND (path <@ %(path)s::ltree OR path @> %(path)s::ltree)
    AND NOT EXISTS (SELECT FROM reporting_compilation WHERE corrects_id = r.id)
ORDER BY tier, code
