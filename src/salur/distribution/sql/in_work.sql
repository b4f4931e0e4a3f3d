-- purpose: finds the cycles in work (the closed ones that something came to since, too), and the newest of
--          each programme and kab/kota
-- reads: distribution_cycle, distribution_evidence
-- writes: nothing
-- grain: one cycle

SELECT id, program, period, code, in_work, newest
FROM (
    SELECT
        c.id, c.program, c.period, c.code,
        c.period = max(c.period) OVER (PARTITION BY c.program, c.code) AS newest,
        c.state <> 'CLOSED' OR EXISTS (
            SELECT FROM distribution_evidence e
            WHERE e.cycle_id = c.id AND e.contract = ANY (%(contracts)s) AND e.linked_at > c.closed_at
        ) AS in_work
    FROM distribution_cycle c
) AS known
WHERE in_work OR newest
ORDER BY period DESC, code, program;
