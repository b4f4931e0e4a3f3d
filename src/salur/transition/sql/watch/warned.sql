-- purpose: counts the desa that warn in the newest month that was watched
-- reads: transition_watch_desa
-- writes: nothing
-- grain: one month, of what whoever asks sees

SELECT period, count(*)::integer
FROM transition_watch_desa
WHERE level = 2 AND period = (SELECT max(period) FROM transition_watch_desa)
GROUP BY period;
