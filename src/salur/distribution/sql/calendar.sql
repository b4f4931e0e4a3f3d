-- purpose: what has happened of every cycle of a month in an area: its list, its request for rice, its
--          reconciliation, and who gave which evidence
-- reads: distribution_cycle, distribution_spa, distribution_run, distribution_evidence
-- writes: nothing
-- grain: one cycle

SELECT
    c.id, c.program, c.code, c.path::text, c.list_id IS NOT NULL,
    (
        SELECT s.status FROM distribution_spa s
        WHERE s.code = c.code AND s.status <> 'REPLACED' AND c.period BETWEEN s.first_period AND s.last_period
        LIMIT 1
    ),
    EXISTS (SELECT FROM distribution_run r WHERE r.cycle_id = c.id),
    coalesce((
        SELECT array_agg(DISTINCT e.contract || ' ' || e.sender)
        FROM distribution_evidence e
        WHERE e.cycle_id = c.id AND e.status = 'accepted' AND NOT e.reversal
    ), '{}')
FROM distribution_cycle c
WHERE c.period = %(period)s AND c.path <@ %(path)s::ltree
ORDER BY c.code, c.program;
