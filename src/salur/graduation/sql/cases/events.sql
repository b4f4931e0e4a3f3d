-- purpose: everything that happened to a case, in order
-- reads: graduation_case_event
-- writes: nothing
-- grain: one event

SELECT n, at, by_name, by_org, kind, before, after, words_sealed, no_ba, day, visit
FROM graduation_case_event
WHERE case_id = %(id)s
ORDER BY n;
