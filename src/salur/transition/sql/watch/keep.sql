-- purpose: brings what is kept of some months of a province to what was found; what agrees is not touched
-- reads: transition_watch_desa_incoming, transition_watch_measure_incoming (temporary)
-- writes: transition_watch_desa, transition_watch_measure, transition_watched
-- grain: one desa and month; one measure. Months that are not looked at any more stay as they were last

DELETE FROM transition_watch_desa k
WHERE k.period = ANY (%(periods)s::integer[]) AND k.kode_wilayah >= %(lowest)s AND k.kode_wilayah < %(highest)s
    AND NOT EXISTS (
        SELECT FROM transition_watch_desa_incoming i WHERE i.kode_wilayah = k.kode_wilayah AND i.period = k.period
    );
INSERT INTO transition_watch_desa AS k SELECT * FROM transition_watch_desa_incoming
ON CONFLICT (kode_wilayah, period) DO UPDATE
SET first = excluded.first, nth = excluded.nth, families = excluded.families, level = excluded.level,
    compared = excluded.compared, widened = excluded.widened
WHERE (k.first, k.nth, k.families, k.level, k.compared, k.widened) IS DISTINCT FROM
    (excluded.first, excluded.nth, excluded.families, excluded.level, excluded.compared, excluded.widened);

DELETE FROM transition_watch_measure k
WHERE k.period = ANY (%(periods)s::integer[]) AND k.kode_wilayah >= %(lowest)s AND k.kode_wilayah < %(highest)s
    AND NOT EXISTS (
        SELECT FROM transition_watch_measure_incoming i
        WHERE i.kode_wilayah = k.kode_wilayah AND i.period = k.period AND i.measure = k.measure
    );
INSERT INTO transition_watch_measure AS k SELECT * FROM transition_watch_measure_incoming
ON CONFLICT (kode_wilayah, period, measure) DO UPDATE
SET hits = excluded.hits, units = excluded.units, median = excluded.median, rank = excluded.rank,
    level = excluded.level, most = excluded.most
WHERE (k.hits, k.units, k.median, k.rank, k.level, k.most) IS DISTINCT FROM
    (excluded.hits, excluded.units, excluded.median, excluded.rank, excluded.level, excluded.most);

INSERT INTO transition_watched AS k (path, published_at, watched_at)
VALUES (%(path)s, %(published_at)s, %(at)s)
ON CONFLICT (path) DO UPDATE SET published_at = excluded.published_at, watched_at = excluded.watched_at;
