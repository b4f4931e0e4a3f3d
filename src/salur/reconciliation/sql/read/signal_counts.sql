-- purpose: how many signals of a month stand, by kind
-- reads:   reconciliation_signal, within the scope
-- writes:  nothing
-- grain:   kind
SELECT kind, count(*), count(*) FILTER (WHERE answer IS NULL)
FROM reconciliation_signal
WHERE period = %(period)s AND gone_at IS NULL AND path <@ %(path)s::ltree
GROUP BY kind ORDER BY kind;
