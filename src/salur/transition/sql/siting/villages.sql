-- purpose: gives the desa of a proposal
-- reads: transition_siting_village
-- writes: nothing
-- grain: one desa of one kab/kota, by code

SELECT kode_wilayah, latitude, longitude, kpm, served, reason, service, nearest, nearest_m
FROM transition_siting_village WHERE siting_id = %(id)s ORDER BY kode_wilayah;
