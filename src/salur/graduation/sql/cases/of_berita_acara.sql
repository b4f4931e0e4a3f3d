-- purpose: gives the cases that one berita acara of a kab/kota decided, by village and number
-- reads: graduation_case
-- writes: nothing
-- grain: one case

SELECT id, number, id_kpm, family, program, kind, source, code, path::text, state, visit, no_ba, tanggal_ba, decided_by,
    asked, letter_no, told_on, told_to, object_until, objected_on, objected_by, answered_by, change, left_from,
    return_no_ba, return_tanggal_ba, due, opened_by, opened_at, changed_at, events
FROM graduation_case
WHERE no_ba = %(no_ba)s AND code >= %(lowest)s AND code < %(highest)s AND state <> 'STAYS'
ORDER BY code, number
LIMIT %(limit)s;
