-- purpose: the kab/kota under a region of which changes wait to be endorsed
-- reads: registry_change
-- writes: nothing
-- grain: one kab/kota

SELECT DISTINCT left(kode_wilayah, 4) FROM registry_change
WHERE state = 'VERIFIED' AND path <@ %(path)s::ltree;
