-- purpose: finds the accepted files that may say something about one programme and month
-- reads: evidence_file, within the scope
-- writes: nothing
-- grain: one file
--
-- A file matters when its months touch the asked one. A reversal belongs to the month of the line it
-- names: a later file of the same kind that holds reversals may name a line of this month, and where
-- a file of this month holds reversals the lines they name may lie in any earlier file.

WITH files AS (
    SELECT
        id,
        contract,
        has_reversals,
        coalesce(first_period, %(period)s) AS first_period,
        coalesce(last_period, %(period)s) AS last_period
    FROM evidence_file
    WHERE status = 'accepted'
        AND contract = ANY (%(contracts)s)
        AND (program IS NULL OR program = %(program)s)
),

reversing AS (
    SELECT DISTINCT contract
    FROM files
    WHERE has_reversals AND first_period <= %(period)s AND last_period >= %(period)s
)

SELECT files.id
FROM files
WHERE (first_period <= %(period)s AND last_period >= %(period)s)
    OR (has_reversals AND first_period > %(period)s)
    OR (last_period < %(period)s AND contract IN (SELECT contract FROM reversing))
