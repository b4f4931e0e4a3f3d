-- purpose: lets somebody follow an obstacle
-- reads: nothing
-- writes: coordination_subscription
-- grain: one reader of an obstacle

INSERT INTO coordination_subscription (obstacle_id, user_id, since) VALUES (%(id)s, %(person)s, %(at)s)
ON CONFLICT DO NOTHING;
