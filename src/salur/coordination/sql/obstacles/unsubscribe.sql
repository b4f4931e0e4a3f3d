-- purpose: lets somebody follow an obstacle no more
-- reads: nothing
-- writes: coordination_subscription
-- grain: one reader of an obstacle

DELETE FROM coordination_subscription WHERE obstacle_id = %(id)s AND user_id = %(person)s;
