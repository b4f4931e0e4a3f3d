-- purpose: one page of the families that are listed and not ordered in a month, beyond a key
-- reads:   reconciliation_family
-- writes:  nothing
-- grain:   one family; of `suspended` only those, or all but those
SELECT code, id, id_kpm, kode_wilayah
FROM reconciliation_family
WHERE program = 'BPNT' AND period = %(period)s AND until IS NULL AND path <@ %(path)s::ltree
    AND 'listed_not_ordered' = ANY(findings)
    AND (id_kpm = ANY(%(suspended)s::text[])) = %(held)s
    AND (%(code)s::text IS NULL OR (code, id) > (%(code)s::text, %(id)s::bigint))
ORDER BY code, id
LIMIT %(size)s
