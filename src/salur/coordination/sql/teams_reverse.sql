-- purpose: takes back teams and contacts
-- reads: nothing
-- writes: drops what teams.sql made
-- grain: nothing

DROP TABLE coordination_contact, coordination_team_member, coordination_team;
DROP FUNCTION coordination_team_refuse();
