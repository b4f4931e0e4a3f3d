-- purpose: opens the cycles of a month that are not open yet
-- reads: distribution_cycle
-- writes: distribution_cycle, distribution_step
-- grain: one cycle per code; `from_before` says whether only codes with a cycle of the month before count, or which
--        `begins` names

WITH wanted AS (
    SELECT given.code, given.path::ltree AS path, before.id AS rolled_from
    FROM unnest(%(codes)s::text[], %(paths)s::text[]) AS given (code, path)
    LEFT JOIN distribution_cycle before ON before.program = %(program)s AND before.code = given.code
        AND before.period = %(before)s
),
opened AS (
    INSERT INTO distribution_cycle (
        id, program, period, code, path, rolled_from, opened_at, opened_by, state_at
    )
    SELECT gen_random_uuid(), %(program)s, %(period)s, code, path, rolled_from, %(at)s, %(by)s, %(at)s
    FROM wanted
    WHERE rolled_from IS NOT NULL OR NOT %(from_before)s OR code = ANY(%(begins)s::text[])
    ORDER BY code
    ON CONFLICT (program, period, code) DO NOTHING
    RETURNING id, path
),
stepped AS (
    INSERT INTO distribution_step (cycle_id, path, source, event, target, at, by_id, by_name)
    SELECT id, path, NULL, 'opened', 'OPEN', %(at)s, %(by)s, %(by_name)s FROM opened
)
SELECT id FROM opened;
