-- purpose: gives what must be known of a batch to route it: each cause, kab/kota and party once
-- reads: obstacle_batch
-- writes: nothing
-- grain: one cause of a kab/kota and party

SELECT DISTINCT cause, left(code, 4), party FROM obstacle_batch ORDER BY 1, 2, 3;
