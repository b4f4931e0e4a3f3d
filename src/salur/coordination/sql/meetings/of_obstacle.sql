-- purpose: what meetings decided about an obstacle, the newest first: the decision that opened it and those that follow it
-- reads: coordination_decision, coordination_meeting
-- writes: nothing
-- grain: one decision
SELECT m.id, m.title, m.held_on, d.n, d.words
FROM coordination_decision AS d
JOIN coordination_meeting AS m ON m.id = d.meeting_id
WHERE d.obstacle_id = %(id)s
ORDER BY m.held_on DESC, m.id, d.n
LIMIT %(limit)s
