-- purpose: complaints that came, were handed on or are late, with whom each concerns
-- reads: coordination_complaint
-- writes: notice_batch (temporary)
-- grain: one complaint and what there is to tell of it

INSERT INTO notice_batch (kind, urgent, key, subject, path, code, at, roles, organisation, persons, never, parties)
SELECT t.kind, t.urgent, 'complaint ' || c.id || ' ' || t.kind || ' ' || t.mark, c.id, c.path, c.code, %(at)s,
    CASE WHEN c.restricted THEN %(sensitive)s::text[] ELSE %(answerers)s::text[] END,
    t.organisation, NULL, array_remove(ARRAY[t.never], NULL), array_remove(ARRAY[c.forwarded_org], NULL)
FROM coordination_complaint c
CROSS JOIN LATERAL (
    SELECT 'sensitive' AS kind, true AS urgent, '' AS mark, NULL::uuid AS organisation, c.received_by AS never
    WHERE c.restricted AND c.received_at > %(since)s
    UNION ALL
    SELECT 'complaint', false, '', NULL, c.received_by WHERE NOT c.restricted AND c.received_at > %(since)s
    UNION ALL
    SELECT 'complaint_given', false, c.events::text, c.forwarded_org, NULL
    WHERE c.state = 'FORWARDED' AND c.changed_at > %(since)s
    UNION ALL
    SELECT 'complaint_late', false, c.due::text, c.forwarded_org, NULL
    WHERE c.due < %(today)s AND c.due > %(today)s - 7 AND c.state IN ('RECEIVED', 'VERIFIED', 'FORWARDED', 'REOPENED')
) AS t;
