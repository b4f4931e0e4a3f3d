-- purpose: what whoever complained may read of their complaint: the steps, the answers, their own words
-- reads: coordination_complaint_event
-- writes: nothing
-- grain: one event

SELECT n, at, kind, after, CASE WHEN kind IN ('ANSWERED', 'REOPENED', 'REPLIED') THEN words_sealed END, organisation, due
FROM coordination_complaint_event
WHERE complaint = %(id)s AND kind IN (
    'RECEIVED', 'VERIFIED', 'FORWARDED', 'ANSWERED', 'REOPENED', 'REPLIED', 'CLOSED'
)
ORDER BY n;
