-- purpose: when the newest version of a month at or under a path, or of the kab/kota it lies in, was made
-- reads:   reconciliation_version
-- writes:  nothing
-- grain:   one row, null where there is none
SELECT max(published_at)
FROM reconciliation_version
WHERE program = %(program)s AND period = %(period)s AND (path <@ %(path)s::ltree OR %(path)s::ltree <@ path)
