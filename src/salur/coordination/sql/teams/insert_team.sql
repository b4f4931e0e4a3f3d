-- purpose: keeps a team
-- reads: nothing
-- writes: coordination_team
-- grain: one team

INSERT INTO coordination_team (
    id, code, path, decree_number, decree_on, valid_from, recorded_by, recorded_by_name, recorded_at
)
VALUES (
    %(id)s, %(code)s, %(path)s, %(number)s, %(on)s, %(valid_from)s, %(by)s, %(by_name)s, %(at)s
);
