-- purpose: gives cycles with all that is said of them: their last run, the month before, their request, their opening
-- reads: distribution_cycle, distribution_run, distribution_evidence, distribution_declaration, distribution_spa
-- writes: nothing
-- grain: one cycle of `ids`, newest month first

SELECT
    c.id, c.program, c.period, c.code, c.path::text, c.state, c.list_id, c.rolled_from, c.opened_at, c.state_at,
    c.closed_at,
    r.run, r.version, r.number, r.balance, r.at, r.opening_version,
    before.id, past.version, past.number, past.balance,
    EXISTS (
        SELECT FROM distribution_evidence e
        WHERE e.cycle_id = c.id AND e.contract = 'saldo' AND e.status = 'accepted'
    ),
    d.signed_by_name, d.at,
    s.id, CASE WHEN s.status = 'PREPARED' AND s.check_needed THEN 'TO_CHECK' ELSE s.status END, s.prepared_by,
    s.checked_by
FROM distribution_cycle c
LEFT JOIN LATERAL (
    SELECT * FROM distribution_run x WHERE x.cycle_id = c.id ORDER BY x.id DESC LIMIT 1
) r ON true
LEFT JOIN distribution_cycle before ON before.program = c.program AND before.code = c.code
    AND before.period = CASE WHEN mod(c.period, 100) = 1 THEN c.period - 89 ELSE c.period - 1 END
LEFT JOIN LATERAL (
    SELECT * FROM distribution_run x WHERE x.cycle_id = before.id ORDER BY x.id DESC LIMIT 1
) past ON true
LEFT JOIN distribution_declaration d ON d.cycle_id = c.id
LEFT JOIN distribution_spa s ON c.program = 'RASTRA' AND s.code = c.code AND s.status <> 'REPLACED'
    AND int4range(s.first_period, s.last_period, '[]') @> c.period
WHERE c.id = ANY (%(ids)s)
ORDER BY c.period DESC, c.code, c.program;
