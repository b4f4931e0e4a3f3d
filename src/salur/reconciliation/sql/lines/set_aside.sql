-- purpose: take the lines of other programmes out, and count them
-- reads:   {lines}: raw, which tells of a line that the run is not about
-- writes:  {lines} without them; set_aside
-- grain:   set_aside: one row
CREATE OR REPLACE TEMP TABLE others AS
SELECT rowid AS rid FROM {lines}
WHERE raw IS NOT NULL AND json_extract_string(raw, '$."#other_program"') = 'true';

CREATE OR REPLACE TEMP TABLE set_aside AS SELECT count(*) AS count FROM others;

DELETE FROM {lines} WHERE rowid IN (SELECT rid FROM others);
