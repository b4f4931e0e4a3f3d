-- purpose: notes that a reconciliation looked at cycles, with the version that counts now, and what evidence it saw
-- reads: distribution_cycle, distribution_run
-- writes: distribution_run, distribution_evidence
-- gives: the cycles, and whether each one's version is another than before
-- grain: one cycle of the programme and month

WITH given AS (
    SELECT c.id, c.path, v.version, v.number, v.balance,
        (
            SELECT r.version FROM distribution_run r WHERE r.cycle_id = c.id ORDER BY r.id DESC LIMIT 1
        ) AS last_version,
        (
            SELECT r.version FROM distribution_run r
            JOIN distribution_cycle b ON b.id = r.cycle_id
            WHERE b.program = c.program AND b.code = c.code AND b.period = %(before)s
            ORDER BY r.id DESC LIMIT 1
        ) AS opening_version
    FROM unnest(%(codes)s::text[], %(versions)s::uuid[], %(numbers)s::integer[], %(balances)s::bigint[])
        AS v (code, version, number, balance)
    JOIN distribution_cycle c ON c.program = %(program)s AND c.period = %(period)s AND c.code = v.code
),
noted AS (
    INSERT INTO distribution_run (cycle_id, path, run, version, number, balance, opening_version, at)
    SELECT id, path, %(run)s, version, number, balance,
        CASE WHEN %(program)s = 'BPNT' THEN opening_version END, %(at)s
    FROM given
    ORDER BY id
    ON CONFLICT (cycle_id, run) DO NOTHING
    RETURNING cycle_id
),
seen AS (
    UPDATE distribution_evidence e
    SET run = %(run)s
    FROM noted
    WHERE e.cycle_id = noted.cycle_id AND e.status = 'accepted' AND e.evidence_id = ANY (%(evidence)s::uuid[])
)
SELECT g.id, g.last_version IS DISTINCT FROM g.version FROM given g JOIN noted ON noted.cycle_id = g.id;
