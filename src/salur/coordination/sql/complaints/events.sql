-- purpose: everything that happened to a complaint, in order
-- reads: coordination_complaint_event
-- writes: nothing
-- grain: one event

SELECT n, at, by_name, by_org, kind, before, after, words_sealed, organisation, due
FROM coordination_complaint_event
WHERE complaint = %(id)s
ORDER BY n;
