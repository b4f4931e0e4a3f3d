-- purpose: gives the desa with families under a region, and whether anybody said that there is no network
-- reads: registry_standing (temporary), transition_fact
-- writes: nothing
-- grain: one desa

SELECT d.kode_wilayah, d.path::text, d.families, coalesce(NOT f.holds, false) AS silent
FROM (
    SELECT kode_wilayah, path, count(*)::integer AS families FROM registry_standing GROUP BY 1, 2
) d
LEFT JOIN LATERAL (
    -- of an area and those that it lies in, the smallest that was spoken of
    SELECT holds FROM transition_fact
    WHERE superseded_at IS NULL AND kind = 'NETWORK' AND path @> d.path
    ORDER BY nlevel(path) DESC LIMIT 1
) f ON true
ORDER BY 1;
