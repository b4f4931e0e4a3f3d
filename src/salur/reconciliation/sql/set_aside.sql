-- purpose: take the lines of other programmes out, and count them
-- reads:   {lines}: program, empty for the run's own
-- writes:  {lines} without them; set_aside
-- grain:   set_aside: one row
CREATE OR REPLACE TEMP TABLE set_aside AS
SELECT count(*) AS count FROM {lines} WHERE program IS NOT NULL AND program <> $program;

DELETE FROM {lines} WHERE program IS NOT NULL AND program <> $program;
