-- purpose: brings the groups under a region to what a run found
-- reads: quality_group_incoming (temporary), quality_group
-- writes: quality_group
-- grain: one rule in one desa

DELETE FROM quality_group g
WHERE g.kode_wilayah >= %(lowest)s AND g.kode_wilayah < %(highest)s
    AND NOT EXISTS (
        SELECT FROM quality_group_incoming i WHERE i.kode_wilayah = g.kode_wilayah AND i.rule = g.rule
    );

INSERT INTO quality_group AS g (rule, kode_wilayah, path, families, freed, payable, minutes, rate)
SELECT rule, kode_wilayah, path, families, freed, payable, minutes, rate
FROM quality_group_incoming
ON CONFLICT (kode_wilayah, rule) DO UPDATE
SET families = excluded.families, freed = excluded.freed, payable = excluded.payable,
    minutes = excluded.minutes, rate = excluded.rate
WHERE (g.families, g.freed, g.payable, g.minutes, g.rate)
    IS DISTINCT FROM (excluded.families, excluded.freed, excluded.payable, excluded.minutes, excluded.rate);
