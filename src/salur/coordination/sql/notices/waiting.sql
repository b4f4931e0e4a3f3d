-- purpose: takes the next mail that is due; nobody else takes it until the transaction ends
-- reads: coordination_mail, access_person, coordination_choice
-- writes: nothing
-- grain: one mail, with where it goes and in which language

SELECT m.id, m.person, m.kind, m.day, m.attempts, p.email, coalesce(c.language, 'id'), p.is_active,
    coalesce(c.mails, 'DAILY')
FROM coordination_mail m
JOIN access_person p ON p.id = m.person
LEFT JOIN coordination_choice c ON c.person = m.person
WHERE m.state = 'WAITING' AND m.next_at <= %(at)s
ORDER BY m.next_at, m.id
LIMIT 1
FOR UPDATE OF m SKIP LOCKED;
