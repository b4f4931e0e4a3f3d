-- purpose: keeps a member of a team
-- reads: nothing
-- writes: coordination_team_member
-- grain: one office in one seat

INSERT INTO coordination_team_member (
    id, team, seat, office, name, decree_number, decree_on, valid_from, recorded_by, recorded_by_name, recorded_at
)
VALUES (
    %(id)s, %(team)s, %(seat)s, %(office)s, %(name)s, %(number)s, %(on)s, %(valid_from)s, %(by)s, %(by_name)s, %(at)s
);
