-- purpose: names what is live and stands in a region that is gone, for nobody but a person can say where it belongs
-- reads: places_heir, coordination_obstacle, coordination_complaint, coordination_team, coordination_meeting
-- writes: nothing
-- grain: one obstacle, complaint, team or meeting, with the code that is gone

SELECT 'obstacle', o.number, '', o.code FROM coordination_obstacle o
JOIN places_heir h ON h.old_code = o.code WHERE o.state <> 'VERIFIED'
UNION ALL
SELECT 'complaint', c.number, '', c.code FROM coordination_complaint c
JOIN places_heir h ON h.old_code = c.code WHERE c.state <> 'CLOSED'
UNION ALL
SELECT 'team', NULL, t.decree_number, t.code FROM coordination_team t
JOIN places_heir h ON h.old_code = t.code WHERE t.valid_to IS NULL
UNION ALL
SELECT 'meeting', NULL, m.title, h.old_code FROM coordination_meeting m
JOIN places_heir h ON h.old_code = ANY (m.codes) WHERE m.state IN ('PLANNED', 'PACKED', 'HELD')
ORDER BY 4, 1, 2, 3;
