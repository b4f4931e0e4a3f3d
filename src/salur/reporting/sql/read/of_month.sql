-- purpose: the newest report of every kab/kota of a month, with what stands contested against it
-- reads:   reporting_report, reporting_contest, reporting_contest_answer
-- writes:  nothing
-- grain:   one kab/kota that has a report or a contest; withdrawn contests are left out
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
    code, n.id, coalesce(n.number, ''), n.state, n.state_at, coalesce(n.units, 0), n.figures::text,
    coalesce(c.lines, 0), coalesce(c.amount, 0)
FROM newest AS n
FULL JOIN contested AS c USING (code)
ORDER BY code
