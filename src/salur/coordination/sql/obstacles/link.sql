-- purpose: links an obstacle with a complaint, a decision or a report
-- reads: nothing
-- writes: coordination_link
-- grain: one link

INSERT INTO coordination_link (obstacle_id, kind, other) VALUES (%(id)s, %(kind)s, %(other)s) ON CONFLICT DO NOTHING;
