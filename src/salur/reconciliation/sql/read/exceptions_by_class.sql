-- purpose: how many exceptions are open, and their amount
-- reads:   reconciliation_exception
-- writes:  nothing
-- grain:   programme and class
SELECT program, class, count(*), coalesce(sum(amount), 0)::bigint
FROM reconciliation_exception
WHERE closed_in IS NULL AND path <@ %(path)s::ltree
    AND (%(program)s::text IS NULL OR program = %(program)s)
    AND (%(period)s::integer IS NULL OR period = %(period)s)
    AND (%(klass)s::smallint IS NULL OR class = %(klass)s)
    AND (%(bank)s::text IS NULL OR bank = %(bank)s)
    AND (%(owner)s::text IS NULL OR owner = %(owner)s)
    AND (%(cause)s::text IS NULL OR cause = %(cause)s)
GROUP BY program, class
ORDER BY program, class
