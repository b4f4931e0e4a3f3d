-- purpose: gives one page of the groups under a region, the one that frees most per hour first
-- reads: quality_group
-- writes: nothing
-- grain: one rule in one desa

SELECT id, rule, kode_wilayah, families, freed, payable, minutes, rate
FROM quality_group
WHERE kode_wilayah >= %(lowest)s AND kode_wilayah < %(highest)s
    AND (%(rules)s::text[] IS NULL OR rule = ANY (%(rules)s::text[]))
    AND (%(rate)s::float8 IS NULL OR (-rate, id) > (-%(rate)s::float8, %(id)s::bigint))
ORDER BY -rate, id
LIMIT %(limit)s;
