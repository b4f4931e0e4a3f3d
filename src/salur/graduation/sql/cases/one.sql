-- purpose: gives one case, as whoever asks may see it
-- reads: graduation_case
-- writes: nothing
-- grain: one case, or none

SELECT id, number, id_kpm, family, program, kind, source, code, path::text, state, visit, no_ba, tanggal_ba, decided_by,
    asked, letter_no, told_on, told_to, object_until, objected_on, objected_by, answered_by, change, left_from,
    return_no_ba, return_tanggal_ba, due, opened_by, opened_at, changed_at, events
FROM graduation_case
WHERE id = %(id)s;
