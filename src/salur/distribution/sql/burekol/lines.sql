-- purpose: shows the lines of an order that are in one state, by desa and family, beyond a key
-- reads: distribution_burekol_line
-- writes: nothing
-- grain: one line

SELECT family_id, id_kpm, kode_wilayah, state, missing, again, reason, answered_on, answered_by
FROM distribution_burekol_line
WHERE burekol_id = %(id)s AND state = %(state)s AND (kode_wilayah, id_kpm) > (%(code)s, %(id_kpm)s)
ORDER BY kode_wilayah, id_kpm
LIMIT %(limit)s;
