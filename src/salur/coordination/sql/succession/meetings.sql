-- purpose: lets meetings that are not minuted be about the regions that hold all of theirs now
-- reads: places_heir
-- writes: coordination_meeting
-- grain: one row: how many meetings. What a meeting decided stays as it was written

WITH moved AS (
    UPDATE coordination_meeting m SET codes = now.codes, paths = now.paths
    FROM (
        SELECT o.id, array_agg(c.code ORDER BY c.code) AS codes, array_agg(c.path ORDER BY c.code) AS paths
        FROM coordination_meeting o
        CROSS JOIN LATERAL (
            SELECT DISTINCT coalesce(p.new, was.code) AS code, coalesce(p.new_path::ltree, was.path) AS path
            FROM unnest(o.codes, o.paths) AS was (code, path)
            LEFT JOIN unnest(%(olds)s::text[], %(news)s::text[], %(new_paths)s::text[]) AS p (old, new, new_path)
                ON p.old = was.code
        ) c
        WHERE o.state IN ('PLANNED', 'PACKED', 'HELD') AND o.codes && %(olds)s::text[]
        GROUP BY o.id
    ) now
    WHERE m.id = now.id
    RETURNING m.id
)
SELECT count(*) FROM moved;
