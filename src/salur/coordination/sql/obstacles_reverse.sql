-- purpose: takes back obstacles and the steps of machines
-- reads: nothing
-- writes: drops what obstacles.sql made
-- grain: nothing

DROP TABLE coordination_link, coordination_subscription, coordination_obstacle_event, coordination_obstacle,
    coordination_step;
DROP SEQUENCE coordination_obstacle_number;
DROP FUNCTION coordination_obstacle_is_told(), coordination_takes_steps(), coordination_refuse_change();
