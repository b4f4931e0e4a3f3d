-- purpose: adds up how families under a region stand, by the regions below it whose codes have some digits
-- reads: registry_card_count
-- writes: nothing
-- grain: one region and stage; no digits: one row a stage

SELECT left(kode_wilayah, %(digits)s), stage, sum(families)::integer
FROM registry_card_count
WHERE path <@ %(path)s::ltree
GROUP BY 1, 2
ORDER BY 1, 2;
