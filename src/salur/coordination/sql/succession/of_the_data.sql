-- purpose: says whether the data has live obstacles of exceptions in these kab/kota, which it must group anew
-- reads: coordination_obstacle
-- writes: nothing
-- grain: one row

SELECT EXISTS (
    SELECT FROM coordination_obstacle
    WHERE source = 'exception' AND state <> 'VERIFIED' AND left(code, 4) = ANY (%(kabkota)s::text[])
);
