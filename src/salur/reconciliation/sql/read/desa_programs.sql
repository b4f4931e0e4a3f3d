-- purpose: in which months each desa was on the card and on rice, as published
-- reads:   reconciliation_sum
-- writes:  nothing
-- grain:   one desa: first month with money ordered after its last month of rice, first month of both
WITH rice AS (
    SELECT code, min(period) AS first, max(period) AS last
    FROM reconciliation_sum
    WHERE program = 'RASTRA' AND level = 4 AND quota_g > 0 AND period <= %(until)s
        AND code >= %(lowest)s AND code < %(highest)s
    GROUP BY code
)
SELECT m.code, min(m.period) FILTER (WHERE m.period > coalesce(r.last, 0)), min(m.period), r.first
FROM reconciliation_sum m
LEFT JOIN rice r ON r.code = m.code
WHERE m.program = 'BPNT' AND m.level = 4 AND m.ordered > 0 AND m.period <= %(until)s
    AND m.code >= %(lowest)s AND m.code < %(highest)s
GROUP BY m.code, r.first;
