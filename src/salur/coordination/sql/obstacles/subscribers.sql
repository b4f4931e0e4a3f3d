-- purpose: gives who follows an obstacle
-- reads: coordination_subscription
-- writes: nothing
-- grain: one reader of it

SELECT user_id FROM coordination_subscription WHERE obstacle_id = %(id)s ORDER BY since, user_id;
