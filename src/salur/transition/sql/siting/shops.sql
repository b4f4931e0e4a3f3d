-- purpose: gives the shops and places of a proposal
-- reads: transition_siting_shop
-- writes: nothing
-- grain: one shop or place of one kab/kota, those that serve first, then by number

SELECT id_ewarong, kode_wilayah, latitude, longitude, capacity, serves, opened, barred, taken
FROM transition_siting_shop WHERE siting_id = %(id)s ORDER BY NOT serves, id_ewarong;
