-- purpose: lets teams and whoever sits in them go on, from a day, under the code that succeeds theirs
-- reads: nothing
-- writes: coordination_team, coordination_team_member
-- grain: one row: how many went on. The old team ends on that day, under the decree that holds on; where the new region
--        has a team of its own, or two become one, nobody goes on by itself

WITH pair AS (
    SELECT old, new, new_path::ltree AS new_path
    FROM unnest(%(olds)s::text[], %(news)s::text[], %(new_paths)s::text[]) AS given (old, new, new_path)
),
going AS MATERIALIZED (
    SELECT t.id, gen_random_uuid() AS heir, p.new, p.new_path, t.decree_number, t.decree_on,
        greatest(t.valid_from, %(day)s) AS day
    FROM coordination_team t JOIN pair p ON t.code = p.old
    WHERE t.valid_to IS NULL
        AND (SELECT count(*) FROM coordination_team o JOIN pair q ON o.code = q.old
            WHERE q.new = p.new AND o.valid_to IS NULL) = 1
        AND NOT EXISTS (
            SELECT FROM coordination_team n
            WHERE n.code = p.new AND (n.valid_to IS NULL OR n.valid_to > greatest(t.valid_from, %(day)s)))
),
team AS (
    INSERT INTO coordination_team (
        id, code, path, decree_number, decree_on, valid_from, recorded_by, recorded_by_name, recorded_at)
    SELECT heir, new, new_path, decree_number, decree_on, day, %(by)s, %(by_name)s, %(at)s FROM going
),
seated AS (
    INSERT INTO coordination_team_member (
        id, team, seat, office, name, decree_number, decree_on, valid_from, valid_to, recorded_by, recorded_by_name,
        recorded_at)
    SELECT gen_random_uuid(), g.heir, m.seat, m.office, m.name, m.decree_number, m.decree_on,
        greatest(m.valid_from, g.day), m.valid_to, %(by)s, %(by_name)s, %(at)s
    FROM coordination_team_member m JOIN going g ON m.team = g.id
    WHERE m.valid_to IS NULL OR m.valid_to > g.day
),
left_seat AS (
    UPDATE coordination_team_member m SET valid_to = greatest(m.valid_from, g.day)
    FROM going g WHERE m.team = g.id AND m.valid_to IS NULL
),
ended AS (
    UPDATE coordination_team t SET valid_to = g.day FROM going g WHERE t.id = g.id
)
SELECT count(*) FROM going;
