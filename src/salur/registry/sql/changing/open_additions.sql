-- purpose: tells which families are proposed for a place under a region and not endorsed yet
-- reads: registry_change
-- writes: nothing
-- grain: one change

SELECT state, id, id_kpm, asked, source FROM registry_change
WHERE kind = 'TAMBAH' AND state IN ('PROPOSED', 'VERIFIED') AND path <@ %(path)s::ltree
ORDER BY id;
