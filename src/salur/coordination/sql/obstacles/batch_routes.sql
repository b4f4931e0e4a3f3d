-- purpose: keeps who owns what of a batch, and until when it is in time
-- reads: nothing
-- writes: obstacle_route (temporary)
-- grain: one cause of a kab/kota and party

CREATE TEMPORARY TABLE IF NOT EXISTS obstacle_route (
    cause text NOT NULL, kab text NOT NULL, party uuid, t text NOT NULL, owner_org uuid NOT NULL, due date NOT NULL,
    restricted boolean NOT NULL
) ON COMMIT DROP;
TRUNCATE obstacle_route;
