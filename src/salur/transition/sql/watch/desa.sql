-- purpose: shows the desa in their first months on the card, those that warn first, beyond a key
-- reads: transition_watch_desa, transition_watch_measure
-- writes: nothing
-- grain: one desa and month

SELECT d.kode_wilayah, d.period, d.path::text, d.first, d.nth, d.families, d.level, d.compared, d.widened,
    ARRAY(
        SELECT jsonb_build_array(m.measure, m.hits, m.units, m.median, m.rank, m.level, m.most)
        FROM transition_watch_measure m
        WHERE m.kode_wilayah = d.kode_wilayah AND m.period = d.period
        ORDER BY m.measure
    )::jsonb[]::text[]
FROM transition_watch_desa d
WHERE (%(period)s::integer IS NULL OR d.period = %(period)s)
    AND d.kode_wilayah >= %(lowest)s AND d.kode_wilayah < %(highest)s
    AND (%(level)s::smallint IS NULL OR (-coalesce(d.level, -1), d.kode_wilayah) > (-%(level)s::smallint, %(after)s::text))
ORDER BY -coalesce(d.level, -1), d.kode_wilayah, d.period
LIMIT %(limit)s;
