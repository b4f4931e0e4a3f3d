-- purpose: makes the table of what the data no longer finds
-- reads: nothing
-- writes: obstacle_gone (temporary)
-- grain: one obstacle

CREATE TEMPORARY TABLE IF NOT EXISTS obstacle_gone (id uuid PRIMARY KEY) ON COMMIT DROP;
TRUNCATE obstacle_gone;
