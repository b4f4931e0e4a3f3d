-- purpose: counts the cycles of kab/kota that are opened for a month or a later one
-- reads: distribution_cycle
-- writes: nothing
-- grain: one cycle

SELECT count(*) FROM distribution_cycle
WHERE period >= %(period)s AND code = ANY(%(kabkota)s);
