-- purpose: finds warehouses that files name and nobody has recorded
-- reads: distribution_rice_move
-- writes: nothing
-- grain: one name as files write it, with how many lines bear it

SELECT min(place), place_key, count(*), min(dated), max(dated)
FROM distribution_rice_move
WHERE kind IN ('RELEASE', 'COUNT') AND path <@ %(path)s::ltree AND place_key <> ''
    AND place_key <> ALL (%(known)s::text[])
GROUP BY place_key ORDER BY place_key LIMIT %(limit)s;
