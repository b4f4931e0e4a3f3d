-- purpose: keeps what the data raised and no longer finds, locked
-- reads: obstacle_batch, coordination_obstacle
-- writes: obstacle_gone
-- grain: one obstacle

INSERT INTO obstacle_gone (id)
SELECT o.id FROM coordination_obstacle o
WHERE o.source = %(source)s AND o.raised_by IS NULL AND o.path <@ ANY (%(paths)s::ltree[])
    AND o.state IN ('ASSIGNED', 'IN_PROGRESS', 'REOPENED', 'RESOLVED')
    AND (%(programs)s::text[] IS NULL OR o.program = ANY (%(programs)s))
    AND (%(causes)s::text[] IS NULL OR o.cause = ANY (%(causes)s))
    AND NOT EXISTS (
        SELECT FROM obstacle_batch b
        WHERE o.program = b.program AND o.cause = b.cause AND o.code = b.code AND o.subject = b.subject
            AND coalesce(o.party, '00000000-0000-0000-0000-000000000000') = coalesce(b.party, '00000000-0000-0000-0000-000000000000')
    )
ORDER BY o.number
FOR UPDATE OF o;
