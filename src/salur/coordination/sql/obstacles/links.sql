-- purpose: gives what an obstacle is linked with, or the obstacles that something is linked with
-- reads: coordination_link
-- writes: nothing
-- grain: one link

SELECT obstacle_id, kind, other FROM coordination_link
WHERE obstacle_id = %(id)s OR (kind = %(kind)s AND other = %(other)s)
ORDER BY kind, other, obstacle_id;
