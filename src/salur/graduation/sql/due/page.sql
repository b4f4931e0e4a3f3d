-- purpose: shows who is due, the longest overdue first, beyond a key
-- reads: graduation_due (temporary)
-- writes: nothing
-- grain: one family

SELECT family_id, id_kpm, kode_wilayah, name, address, rt, rw, member_from, verified_on, last_visit, due_on, why
FROM graduation_due
WHERE (%(why)s::text = '' OR %(why)s = ANY (why))
    AND (%(day)s::date IS NULL OR (due_on, id_kpm) > (%(day)s::date, %(id_kpm)s::text))
ORDER BY due_on, id_kpm
LIMIT %(limit)s;
