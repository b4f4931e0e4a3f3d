-- purpose: what a meeting decided, in order, and what became of each
-- reads: coordination_decision, coordination_obstacle
-- writes: nothing
-- grain: one decision
SELECT d.id, d.n, d.item_id, d.words, d.code, d.owner_org, d.due, d.obstacle_id, d.decided_by_name, d.decided_at,
    o.number, o.state, o.owner_org, o.due
FROM coordination_decision AS d
LEFT JOIN coordination_obstacle AS o ON o.id = d.obstacle_id
WHERE d.meeting_id = %(id)s
ORDER BY d.n
