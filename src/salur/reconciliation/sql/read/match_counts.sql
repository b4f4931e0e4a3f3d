-- purpose: how many pairs of accounts wait or were decided, and of which reasons the clear ones are
-- reads:   reconciliation_match
-- writes:  nothing
-- grain:   state, standing, bank and (of clear ones) reasons
SELECT state, standing, bank, CASE standing WHEN 'clear' THEN reasons ELSE '{}' END AS reasons, count(*),
    sum(CASE kind WHEN 'credit' THEN credited_idr ELSE spent_idr END)::bigint
FROM reconciliation_match
WHERE path <@ %(path)s::ltree AND period <= %(period)s AND (gone_at IS NULL OR state NOT IN ('OPEN', 'ENDORSED'))
GROUP BY 1, 2, 3, 4
ORDER BY count(*) DESC, 1, 2, 3, 4
