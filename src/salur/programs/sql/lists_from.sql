-- purpose: tells which of these kab/kota have a frozen list of a month or a later one
-- reads: programs_list
-- writes: nothing
-- grain: one kab/kota and month

SELECT DISTINCT kode_wilayah, period FROM programs_list
WHERE period >= %(period)s AND kode_wilayah = ANY(%(kabkota)s)
ORDER BY kode_wilayah, period;
