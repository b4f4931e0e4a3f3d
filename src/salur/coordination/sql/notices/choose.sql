-- purpose: keeps how a person wants to be told
-- reads: nothing
-- writes: coordination_choice
-- grain: one person

INSERT INTO coordination_choice (person, mails, hour, language, changed_at)
VALUES (%(person)s, %(mails)s, %(hour)s, %(language)s, %(at)s)
ON CONFLICT (person) DO UPDATE
SET mails = excluded.mails, hour = excluded.hour, language = excluded.language, changed_at = excluded.changed_at;
