-- purpose: what is open in a region from a month and before, for its berita acara
-- reads:   reconciliation_exception
-- writes:  nothing
-- grain:   class, cause and owner
SELECT class, cause, owner, count(*), count(*) FILTER (WHERE period < %(period)s),
    coalesce(sum(amount), 0)::bigint
FROM reconciliation_exception
WHERE resolved_kind IS NULL AND program = %(program)s AND period <= %(period)s AND path <@ %(path)s::ltree
GROUP BY class, cause, owner
ORDER BY class, cause, owner
