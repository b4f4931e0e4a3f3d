-- purpose: gives which programmes the decisions know in each of some kab/kota in a month
-- reads: programs_turn
-- writes: nothing
-- grain: one kab/kota and programme; where nobody decided anything it is absent

SELECT DISTINCT kabkota, program
FROM (
    SELECT DISTINCT ON (t.kode_wilayah) asked.code AS kabkota, t.program
    FROM unnest(%(codes)s::text[]) AS asked (code)
    JOIN programs_turn t ON t.kode_wilayah >= asked.code AND t.kode_wilayah < asked.code || ':'
    WHERE t.month <= %(period)s
    ORDER BY t.kode_wilayah, t.month DESC
) held
ORDER BY 1, 2;
