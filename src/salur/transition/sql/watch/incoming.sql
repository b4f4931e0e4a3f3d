-- purpose: the temporary tables into which what was found of desa on the card is copied
-- reads: nothing
-- writes: transition_watch_desa_incoming, transition_watch_measure_incoming (gone at commit)
-- grain: as in the tables they are for

DROP TABLE IF EXISTS pg_temp.transition_watch_desa_incoming, pg_temp.transition_watch_measure_incoming;
CREATE TEMPORARY TABLE transition_watch_desa_incoming (LIKE transition_watch_desa) ON COMMIT DROP;
CREATE TEMPORARY TABLE transition_watch_measure_incoming (LIKE transition_watch_measure) ON COMMIT DROP;
