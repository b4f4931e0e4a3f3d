-- purpose: which families under a region were checked for a month, and which since a moment
-- reads:   distribution_check, within the scope
-- writes:  nothing
-- grain:   one family
SELECT id_kpm, bool_or(at > %(since)s)
FROM distribution_check
WHERE period = %(period)s AND path <@ %(path)s::ltree AND NOT is_held AND withdrawn_at IS NULL
GROUP BY id_kpm;
