-- purpose: raises what is open and past its day by one level, and tells it
-- reads: nothing
-- writes: coordination_obstacle, coordination_obstacle_event
-- grain: one obstacle that rises; gives how many

WITH steps AS MATERIALIZED (
    SELECT * FROM unnest(%(paths)s::ltree[], %(days)s::integer[]) AS s (path, days)
), due AS MATERIALIZED (
    -- Locked in the order of their number, so that two who lock many never wait for each other.
    SELECT o.id, (SELECT s.days FROM steps s WHERE o.path <@ s.path ORDER BY nlevel(s.path) DESC LIMIT 1) AS days
    FROM coordination_obstacle o
    WHERE o.state IN ('REPORTED', 'CLASSIFIED', 'ASSIGNED', 'IN_PROGRESS', 'REOPENED') AND o.level < 3
        AND o.rises_on <= %(today)s
    ORDER BY o.number
    FOR UPDATE OF o
), risen AS (
    UPDATE coordination_obstacle o SET told = told + 1, level = level + 1, rises_on = rises_on + due.days
    FROM due WHERE o.id = due.id
    RETURNING o.id, o.told, o.level, o.due
), told AS (
    INSERT INTO coordination_obstacle_event (obstacle_id, n, at, by_name, kind, words, due)
    SELECT id, told, %(at)s, 'Salur', 'ESCALATED', level::text, due FROM risen
)
SELECT count(*) FROM risen;
