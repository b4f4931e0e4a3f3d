-- purpose: resolves what the data no longer finds, by the evidence that no longer shows it
-- reads: obstacle_gone
-- writes: coordination_obstacle, coordination_obstacle_event
-- grain: one obstacle; gives how many

WITH resolved AS (
    UPDATE coordination_obstacle o
    SET told = told + 1, state = 'RESOLVED', resolved_at = %(at)s, resolved_by = NULL, offered_org = NULL,
        families = 0, rupiah = 0, grams = 0
    FROM obstacle_gone g WHERE o.id = g.id AND o.state <> 'RESOLVED'
    RETURNING o.id, o.told
), said AS (
    INSERT INTO coordination_obstacle_event (obstacle_id, n, at, by_name, kind, after, words, evidence)
    SELECT id, told, %(at)s, %(by_name)s, 'RESOLVED', 'RESOLVED', %(words)s, %(evidence)s FROM resolved
)
SELECT count(*) FROM resolved;
