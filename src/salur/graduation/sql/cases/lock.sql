-- purpose: locks cases until the transaction ends, and gives what a step depends on
-- reads: graduation_case
-- writes: nothing
-- grain: one case, always locked in the same order

SELECT id, number, id_kpm, family, kind, code, path::text, state, visit, no_ba, tanggal_ba, decided_by, asked, told_on,
    object_until, objected_on, objected_by, change, left_from, opened_by, events
FROM graduation_case
WHERE id = ANY (%(ids)s)
ORDER BY id
FOR UPDATE;
