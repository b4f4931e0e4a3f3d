-- purpose: take what the remote snapshot says of one column into the rows that both sides changed
-- reads:   cells
-- writes:  pieced
-- grain:   one family
UPDATE pieced p SET {column} = c.kept
FROM cells c
WHERE c.id_kpm = p.id_kpm AND c."column" = $column AND c.kept IS DISTINCT FROM c.local;
