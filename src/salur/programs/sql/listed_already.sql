-- purpose: finds the families of a draft that are on a list of the same month already
-- reads: programs_draft (temporary), programs_list_entry
-- writes: nothing
-- grain: one row: how many there are, and the first five by id

SELECT
    count(*),
    (array_agg(e.id_kpm || ' (' || e.program || ' ' || e.kode_wilayah || ')' ORDER BY e.id_kpm))[1:5]
FROM programs_draft d
JOIN programs_list_entry e ON e.period = %(period)s AND e.id_kpm = d.id_kpm;
