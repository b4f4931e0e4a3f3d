-- purpose: end what hangs beneath an obstacle that was resolved with evidence and verified by somebody else
-- reads:   reconciliation_exception
-- writes:  reconciliation_remedy, reconciliation_exception
-- grain:   one obstacle; one exception
WITH beneath AS (
    SELECT e.id, e.amount, e.unit FROM reconciliation_exception e WHERE {beneath}
    FOR UPDATE
), made AS (
    INSERT INTO reconciliation_remedy (
        id, obstacle_id, program, cause, code, path, party, lines, amount, unit, evidence, resolved_by,
        resolved_by_name, verified_by, verified_by_name, at
    )
    SELECT %(remedy)s, %(obstacle)s, %(program)s, %(cause)s, %(code)s, %(path)s::ltree, %(party)s::uuid, count(*),
        sum(amount), min(unit), %(evidence)s, %(resolved_by)s, %(resolved_by_name)s, %(verified_by)s,
        %(verified_by_name)s, %(at)s
    FROM beneath
    HAVING count(*) > 0
)
UPDATE reconciliation_exception e
SET resolved_kind = 'remedied', resolved_on = %(at)s::date, settled_in = e.period,
    resolved_in = greatest(e.period, to_char(%(at)s::date, 'YYYYMM')::integer), remedy_id = %(remedy)s
FROM beneath b
WHERE e.id = b.id
