-- purpose: take the lines of other programmes out, and count them
-- reads:   {lines}: other_program, true for a line that the run is not about
-- writes:  {lines} without them; set_aside
-- grain:   set_aside: one row
CREATE OR REPLACE TEMP TABLE set_aside AS
SELECT count(*) AS count FROM {lines} WHERE other_program;

DELETE FROM {lines} WHERE other_program;
