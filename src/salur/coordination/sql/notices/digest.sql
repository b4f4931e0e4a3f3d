-- purpose: puts the day's digest into the outbox for everybody whose hour has come and who was told something
-- reads: coordination_notice, coordination_choice
-- writes: coordination_mail, coordination_notice.mail
-- grain: one mail per person and day; gives how many

WITH due AS MATERIALIZED (
    SELECT n.person
    FROM coordination_notice n
    LEFT JOIN coordination_choice c ON c.person = n.person
    WHERE n.mail IS NULL AND n.seen_at IS NULL AND n.at > %(since)s
        AND coalesce(c.mails, 'DAILY') = 'DAILY' AND coalesce(c.hour, %(usual)s) <= %(hour)s
    GROUP BY n.person
), made AS (
    INSERT INTO coordination_mail (id, person, kind, day, made_at, next_at)
    SELECT gen_random_uuid(), person, 'DIGEST', %(today)s, %(at)s, %(at)s FROM due
    ON CONFLICT DO NOTHING
    RETURNING id, person
), put AS (
    UPDATE coordination_notice n SET mail = made.id FROM made
    WHERE n.person = made.person AND n.mail IS NULL AND n.seen_at IS NULL AND n.at > %(since)s
)
SELECT count(*) FROM made;
