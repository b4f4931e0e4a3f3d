-- purpose: what is open, most units first; of rice the cause says which gap
-- reads:   reconciliation_exception
-- writes:  nothing
-- grain:   programme, cause, class and owner
SELECT
    program,
    cause,
    CASE WHEN cause = 'class' THEN class ELSE 0 END AS class,
    owner,
    count(*),
    coalesce(sum(amount), 0)::bigint,
    min(opened_at)
FROM reconciliation_exception
WHERE closed_in IS NULL AND path <@ %(path)s::ltree
    AND (%(program)s::text IS NULL OR program = %(program)s)
    AND (%(period)s::integer IS NULL OR period = %(period)s)
    AND (%(klass)s::smallint IS NULL OR class = %(klass)s)
    AND (%(bank)s::text IS NULL OR bank = %(bank)s)
    AND (%(owner)s::text IS NULL OR owner = %(owner)s)
    AND (%(cause)s::text IS NULL OR cause = %(cause)s)
GROUP BY 1, 2, 3, 4
ORDER BY 5 DESC, 1, 2, 3, 4
