-- purpose: shows the families of a desa that are kept from the card, the shortest work first, beyond a key
-- reads: transition_sprint_family
-- writes: nothing
-- grain: one family

SELECT family_id, id_kpm, kode_wilayah, causes, acts, said, minutes
FROM transition_sprint_family
WHERE sprint_id = %(sprint)s
    AND kode_wilayah >= %(lowest)s AND kode_wilayah < %(highest)s
    AND (%(act)s::text IS NULL OR %(act)s = ANY (acts))
    AND (%(own)s::text[] IS NULL OR acts <@ %(own)s::text[])
    AND (%(cause)s::text IS NULL OR %(cause)s = ANY (causes))
    AND (%(code)s::text IS NULL
        OR (kode_wilayah, minutes, id_kpm) > (%(code)s::text, %(minutes)s::integer, %(after)s::text))
ORDER BY kode_wilayah, minutes, id_kpm
LIMIT %(limit)s;
