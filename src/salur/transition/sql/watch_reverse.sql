-- purpose: takes back what watch.sql made
-- reads: nothing
-- writes: the schema
-- grain: three tables
DROP TABLE transition_watch_measure, transition_watch_desa, transition_watched;
