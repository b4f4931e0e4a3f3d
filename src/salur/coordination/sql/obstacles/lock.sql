-- purpose: lets nobody else take a step of an obstacle until the transaction ends
-- reads: coordination_obstacle
-- writes: nothing
-- grain: one obstacle

SELECT FROM coordination_obstacle WHERE id = %(id)s FOR UPDATE;
