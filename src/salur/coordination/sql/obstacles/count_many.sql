-- purpose: keeps what lies beneath every live obstacle of a batch, and tells it where that changed
-- reads: obstacle_batch
-- writes: coordination_obstacle, coordination_obstacle_event
-- grain: one live obstacle whose group is in the batch; gives how many changed

WITH counted AS MATERIALIZED (
    SELECT o.id, b.families, b.rupiah, b.grams
    FROM coordination_obstacle o
    JOIN obstacle_batch b
        ON o.program = b.program AND o.cause = b.cause AND o.code = b.code AND o.subject = b.subject
        AND coalesce(o.party, '00000000-0000-0000-0000-000000000000') = coalesce(b.party, '00000000-0000-0000-0000-000000000000')
    WHERE o.source = %(source)s AND o.state <> 'VERIFIED'
        AND (o.families, o.rupiah, o.grams) IS DISTINCT FROM (b.families, b.rupiah, b.grams)
    ORDER BY o.number
    FOR UPDATE OF o
), changed AS (
    UPDATE coordination_obstacle o
    SET told = told + 1, families = c.families, rupiah = c.rupiah, grams = c.grams
    FROM counted c WHERE o.id = c.id
    RETURNING o.id, o.told, o.families
), said AS (
    INSERT INTO coordination_obstacle_event (obstacle_id, n, at, by_name, kind, words)
    SELECT id, told, %(at)s, %(by_name)s, 'COUNTED', families::text FROM changed
)
SELECT count(*) FROM changed;
