-- purpose: what a person was told, newest first, a page at a time
-- reads: coordination_notice
-- writes: nothing
-- grain: one notice

SELECT n.id, n.kind, n.urgent, n.subject, n.code, n.organisation, n.at, n.seen_at IS NOT NULL
FROM coordination_notice n
WHERE n.person = %(person)s AND n.id < %(after)s AND (%(kind)s = '' OR n.kind = %(kind)s)
ORDER BY n.id DESC
LIMIT %(size)s;
