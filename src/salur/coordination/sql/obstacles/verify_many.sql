-- purpose: verifies what the data raised and no longer finds
-- reads: obstacle_gone
-- writes: coordination_obstacle, coordination_obstacle_event
-- grain: one obstacle; gives how many

WITH verified AS (
    UPDATE coordination_obstacle o
    SET told = told + 1, state = 'VERIFIED', verified_at = %(at)s, families = 0, rupiah = 0, grams = 0
    FROM obstacle_gone g WHERE o.id = g.id AND o.state = 'RESOLVED'
    RETURNING o.id, o.told
), said AS (
    INSERT INTO coordination_obstacle_event (obstacle_id, n, at, by_name, kind, before, after, evidence)
    SELECT id, told, %(at)s, %(by_name)s, 'VERIFIED', 'RESOLVED', 'VERIFIED', %(evidence)s FROM verified
)
SELECT count(*) FROM verified;
