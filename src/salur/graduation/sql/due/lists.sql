-- purpose: gives everybody who is due, desa by desa, the longest overdue first, for worklists
-- reads: graduation_due (temporary)
-- writes: nothing
-- grain: one family

SELECT family_id, id_kpm, kode_wilayah, name, address, rt, rw, member_from, verified_on, last_visit, due_on, why
FROM graduation_due
ORDER BY kode_wilayah, due_on, id_kpm;
