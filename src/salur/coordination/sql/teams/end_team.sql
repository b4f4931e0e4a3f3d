-- purpose: ends a team and whoever still sits in it
-- reads: nothing
-- writes: coordination_team, coordination_team_member
-- grain: one team

WITH ended AS (
    UPDATE coordination_team_member SET valid_to = greatest(valid_from, %(day)s)
    WHERE team = %(id)s AND valid_to IS NULL
)
UPDATE coordination_team SET valid_to = %(day)s WHERE id = %(id)s AND valid_to IS NULL;
