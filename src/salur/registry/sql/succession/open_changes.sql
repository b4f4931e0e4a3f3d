-- purpose: counts the changes that are still on their way in desa that are succeeded
-- reads: registry_change
-- writes: nothing
-- grain: one change

SELECT count(*) FROM registry_change
WHERE state IN ('PROPOSED', 'VERIFIED', 'ENDORSED') AND kode_wilayah = ANY(%(olds)s);
