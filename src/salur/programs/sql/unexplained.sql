-- purpose: counts who is on no list of the month though every list that could take them is frozen, without a reason
-- reads: registry_staged (temporary), programs_turn, programs_list, programs_list_entry, programs_out_of_area
-- writes: nothing
-- grain: one number, zero by construction

SELECT count(*)
FROM registry_staged s
JOIN programs_area_of(%(lowest)s, %(highest)s, %(period)s) a USING (kode_wilayah)
WHERE a.program IN (
        SELECT program FROM programs_list WHERE period = %(period)s AND kode_wilayah = %(kode_wilayah)s
    )
    AND NOT EXISTS (SELECT FROM programs_list_entry e WHERE e.period = %(period)s AND e.id_kpm = s.id_kpm)
    AND NOT EXISTS (SELECT FROM programs_out_of_area o WHERE o.period = %(period)s AND o.id_kpm = s.id_kpm);
