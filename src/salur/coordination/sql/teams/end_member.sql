-- purpose: ends the time of an office in its seat
-- reads: nothing
-- writes: coordination_team_member
-- grain: one office in one seat

UPDATE coordination_team_member SET valid_to = %(day)s WHERE id = %(id)s AND valid_to IS NULL;
