-- purpose: keeps what is said to a contest
-- reads: nothing
-- writes: reporting_contest_answer
-- grain: one answer

INSERT INTO reporting_contest_answer (contest_id, path, party, answer, reason, by_person, by_name, at)
VALUES (%(contest)s, %(path)s::ltree, %(party)s, %(answer)s, %(reason)s, %(person)s, %(name)s, %(at)s)
