-- purpose: reads a frozen list page by page, in the order of its index
-- reads: programs_list_entry
-- writes: nothing
-- grain: one family

SELECT id_kpm, kode_wilayah, payable, entitled
FROM programs_list_entry
WHERE period = %(period)s AND list_id = %(list)s AND (kode_wilayah, id_kpm) > (%(code)s, %(id_kpm)s)
ORDER BY kode_wilayah, id_kpm
LIMIT %(limit)s;
