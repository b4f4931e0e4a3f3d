-- purpose: tells the planner how large a batch is
-- reads: obstacle_batch, obstacle_route
-- writes: nothing
-- grain: one table

ANALYZE obstacle_batch;
ANALYZE obstacle_route;
