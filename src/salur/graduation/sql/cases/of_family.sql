-- purpose: gives every way out that a family was ever on, the newest first
-- reads: graduation_case
-- writes: nothing
-- grain: one case

SELECT id, number, id_kpm, family, program, kind, source, code, path::text, state, visit, no_ba, tanggal_ba, decided_by,
    asked, letter_no, told_on, told_to, object_until, objected_on, objected_by, answered_by, change, left_from,
    return_no_ba, return_tanggal_ba, due, opened_by, opened_at, changed_at, events
FROM graduation_case
WHERE family = %(family)s
ORDER BY number DESC;
