-- purpose: the months that have anything published, newest first
-- reads:   reconciliation_version
-- writes:  nothing
-- grain:   one month
SELECT DISTINCT period
FROM reconciliation_version
WHERE is_current AND (%(program)s::text IS NULL OR program = %(program)s)
ORDER BY period DESC
