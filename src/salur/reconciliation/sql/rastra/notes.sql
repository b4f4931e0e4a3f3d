-- purpose: open the list of findings about lines, which every later step adds to
-- reads:   nothing
-- writes:  notes: finding, code (null where no region is known), whether a line covers the
--          period (only then its unit bears the finding), and the number of lines
--          papers: what our own papers say beyond the contracts (the application only)
-- grain:   one finding, one line or its identical copies; one paper
CREATE TABLE notes (finding VARCHAR, code VARCHAR, covers BOOLEAN, lines BIGINT);

CREATE TABLE papers (quantity VARCHAR, code VARCHAR, from_month INTEGER, to_month INTEGER, grams BIGINT);

UPDATE arrivals SET kg_ditolak = 0 WHERE kg_ditolak IS NULL;
