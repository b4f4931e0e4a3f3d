-- purpose: how a person wants to be told
-- reads: coordination_choice
-- writes: nothing
-- grain: one person, nothing where they never chose

SELECT mails, hour, language FROM coordination_choice WHERE person = %(person)s;
