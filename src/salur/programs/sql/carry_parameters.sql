-- purpose: lets what a rule fixes for a region go on, from a day, under the code that took it whole
-- reads: programs_parameter
-- writes: programs_parameter
-- gives: how many spans went on, and what was fixed for regions that were divided: set it anew
-- grain: one row; where something holds under the new code already, that stays. The old code keeps its own

WITH heir AS (
    SELECT old_path::ltree AS old_path, path::ltree AS path
    FROM unnest(%(old_paths)s::text[], %(paths)s::text[]) AS given (old_path, path)
),
later AS MATERIALIZED (
    SELECT p.*, greatest(p.valid_from, %(day)s) AS since FROM programs_parameter p
    WHERE p.path = ANY (%(gone_paths)s::ltree[]) AND (p.valid_to IS NULL OR p.valid_to > %(day)s)
),
carried AS (
    INSERT INTO programs_parameter (program, name, path, value, unit, valid_from, valid_to, citation, confidence)
    SELECT l.program, l.name, h.path, l.value, l.unit, l.since, l.valid_to, l.citation, l.confidence
    FROM later l JOIN heir h ON h.old_path = l.path
    WHERE NOT EXISTS (
        SELECT FROM programs_parameter n
        WHERE n.program = l.program AND n.name = l.name AND n.path = h.path
            AND daterange(n.valid_from, n.valid_to) && daterange(l.since, l.valid_to))
    RETURNING id
)
SELECT (SELECT count(*) FROM carried),
    ARRAY(
        SELECT DISTINCT program || ' ' || name || ' ' || path::text FROM later
        WHERE path NOT IN (SELECT old_path FROM heir) ORDER BY 1
    );
