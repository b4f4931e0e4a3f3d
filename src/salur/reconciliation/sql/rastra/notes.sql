-- purpose: open the list of findings about lines, which every later step adds to
-- reads:   nothing
-- writes:  notes: finding, code (null where no region is known), whether a line covers the
--          period (only then its unit bears the finding), and the number of lines
-- grain:   one finding, one line or its identical copies
CREATE TABLE notes (finding VARCHAR, code VARCHAR, covers BOOLEAN, lines BIGINT);

UPDATE arrivals SET kg_ditolak = 0 WHERE kg_ditolak IS NULL;
