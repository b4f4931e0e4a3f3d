-- purpose: locks a case until the transaction ends, and gives what a step depends on
-- reads: graduation_case
-- writes: nothing
-- grain: one case

SELECT id, number, id_kpm, family, kind, code, path::text, state, visit, no_ba, tanggal_ba, decided_by, asked, told_on,
    object_until, objected_by, change, left_from, opened_by, events
FROM graduation_case
WHERE id = %(id)s
FOR UPDATE;
