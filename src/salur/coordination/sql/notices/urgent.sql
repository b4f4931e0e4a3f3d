-- purpose: puts one mail into the outbox for everybody who has something urgent that no mail tells yet
-- reads: coordination_notice, coordination_choice
-- writes: coordination_mail, coordination_notice.mail
-- grain: one mail per person; gives how many

WITH due AS MATERIALIZED (
    SELECT n.person, gen_random_uuid() AS mail
    FROM coordination_notice n
    LEFT JOIN coordination_choice c ON c.person = n.person
    WHERE n.mail IS NULL AND n.seen_at IS NULL AND n.urgent AND n.at > %(since)s
        AND coalesce(c.mails, 'DAILY') <> 'NONE'
    GROUP BY n.person
), made AS (
    INSERT INTO coordination_mail (id, person, kind, day, made_at, next_at)
    SELECT mail, person, 'URGENT', %(today)s, %(at)s, %(at)s FROM due
    RETURNING id, person
), put AS (
    UPDATE coordination_notice n SET mail = made.id FROM made
    WHERE n.person = made.person AND n.mail IS NULL AND n.seen_at IS NULL AND n.urgent AND n.at > %(since)s
)
SELECT count(*) FROM made;
