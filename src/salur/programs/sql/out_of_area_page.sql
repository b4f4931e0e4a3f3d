-- purpose: gives who is on another list than their area's in a month, or on none
-- reads: programs_out_of_area, programs_list_entry
-- writes: nothing
-- grain: one family, beyond (code, id_kpm); who was left out and stands on a list since is absent

SELECT o.id_kpm, o.kode_wilayah, o.area_program, o.program, o.reason, o.list_id
FROM programs_out_of_area o
WHERE o.period = %(period)s AND o.kode_wilayah >= %(lowest)s AND o.kode_wilayah < %(highest)s
    AND (o.kode_wilayah, o.id_kpm) > (%(code)s, %(id_kpm)s)
    AND (o.program IS NOT NULL OR NOT EXISTS (
        SELECT FROM programs_list_entry e WHERE e.period = o.period AND e.id_kpm = o.id_kpm
    ))
ORDER BY o.kode_wilayah, o.id_kpm
LIMIT %(limit)s;
