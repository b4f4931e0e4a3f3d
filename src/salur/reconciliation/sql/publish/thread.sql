-- purpose: tell of exceptions since which month the same hung of the same account or desa without an end
-- reads:   reconciliation_exception
-- writes:  reconciliation_exception
-- grain:   one exception
-- A matter is what hangs of one account for one reason: a month joins the one that still hung when it
-- came, and both are read as one.
UPDATE reconciliation_exception e SET since = m.since
FROM (
    SELECT id, max(begun) OVER (
        PARTITION BY subject, strand ORDER BY period ROWS UNBOUNDED PRECEDING) AS since
    FROM (
        SELECT id, subject, strand, period,
            CASE WHEN coalesce(max(coalesce(resolved_in, 999912)) OVER (
                     PARTITION BY subject, strand ORDER BY period
                     ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) < period THEN period END AS begun
        FROM reconciliation_exception
        WHERE program = %(program)s AND (subject, strand) IN (
            SELECT subject, strand FROM reconciliation_exception
            WHERE program = %(program)s
                AND (period = ANY (%(periods)s::integer[]) OR settled_in = ANY (%(periods)s::integer[])))
    ) w
) m
WHERE e.id = m.id AND e.since <> m.since;
