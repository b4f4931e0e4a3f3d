-- purpose: tell of exceptions since which month the same hung of the same account or desa without an end
-- reads:   reconciliation_exception
-- writes:  touched_matter, begun_matter (temporary); reconciliation_exception
-- grain:   one exception
-- A matter is what hangs of one account for one reason: a month joins the one that still hung when it
-- came, and both are read as one. Each step is laid down and counted, for what was written in this
-- transaction has no statistics of its own.
DROP TABLE IF EXISTS pg_temp.touched_matter, pg_temp.begun_matter;
CREATE TEMPORARY TABLE touched_matter ON COMMIT DROP AS
SELECT DISTINCT subject, strand
FROM reconciliation_exception
WHERE program = %(program)s
    AND (period = ANY (%(periods)s::integer[]) OR settled_in = ANY (%(periods)s::integer[]));
ANALYZE touched_matter;

CREATE TEMPORARY TABLE begun_matter ON COMMIT DROP AS
SELECT id, max(begun) OVER (PARTITION BY subject, strand ORDER BY period ROWS UNBOUNDED PRECEDING) AS since
FROM (
    SELECT e.id, e.subject, e.strand, e.period,
        CASE WHEN coalesce(max(coalesce(e.resolved_in, 999912)) OVER (
                 PARTITION BY e.subject, e.strand ORDER BY e.period
                 ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) < e.period THEN e.period END AS begun
    FROM reconciliation_exception e
    JOIN touched_matter t ON t.subject = e.subject AND t.strand = e.strand
    WHERE e.program = %(program)s
) w;
ANALYZE begun_matter;

UPDATE reconciliation_exception e SET since = m.since
FROM begun_matter m
WHERE e.id = m.id AND e.since <> m.since;
