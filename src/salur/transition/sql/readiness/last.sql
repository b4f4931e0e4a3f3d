-- purpose: gives the day on which each kab/kota was counted last
-- reads: transition_measure
-- writes: nothing
-- grain: one kab/kota

SELECT kode_wilayah, max(day)
FROM transition_measure
WHERE %(codes)s::text[] IS NULL OR kode_wilayah = ANY(%(codes)s::text[])
GROUP BY 1
ORDER BY 1;
