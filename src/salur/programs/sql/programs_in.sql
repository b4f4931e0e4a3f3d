-- purpose: gives which programmes the decisions know in each of some kab/kota in a month
-- reads: programs_turn
-- writes: nothing
-- grain: one kab/kota and programme; where nobody decided anything it is absent

SELECT DISTINCT asked.code AS kabkota, held.program
FROM unnest(%(codes)s::text[]) AS asked (code)
CROSS JOIN LATERAL programs_area_of(asked.code, asked.code || ':', %(period)s) held
ORDER BY 1, 2;
