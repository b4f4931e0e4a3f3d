-- purpose: counts the desa in their first months on the card, by the regions of a level under a region
-- reads: transition_watch_desa
-- writes: nothing
-- grain: one region

SELECT left(kode_wilayah, %(digits)s), count(*)::integer, sum(families)::integer,
    count(*) FILTER (WHERE level = 2)::integer, count(*) FILTER (WHERE level = 1)::integer,
    count(*) FILTER (WHERE level IS NULL)::integer
FROM transition_watch_desa
WHERE period = %(period)s AND kode_wilayah >= %(lowest)s AND kode_wilayah < %(highest)s
GROUP BY 1
ORDER BY 4 DESC, 5 DESC, 1;
