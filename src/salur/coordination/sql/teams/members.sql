-- purpose: gives who sits or sat in a team, the chair first
-- reads: coordination_team_member
-- writes: nothing
-- grain: one office in one seat for a while

SELECT id, seat, office, name, decree_number, decree_on, valid_from, valid_to
FROM coordination_team_member
WHERE team = %(id)s
ORDER BY valid_to IS NOT NULL, array_position(ARRAY['PENANGGUNG_JAWAB', 'KETUA', 'SEKRETARIS', 'ANGGOTA'], seat),
    office, valid_from, id;
