-- purpose: take out of the raw cells what only few lines have
-- reads:   {lines}: raw of reversals, repeats and faulty lines that stayed
-- writes:  {unusual}: names (the hash of the reference that a reversal names) and line (a hash of all
--          that a line says, where another has its reference); {lines} without raw
-- grain:   one line
CREATE TABLE {unusual} AS
SELECT rowid AS rid, CAST(json_extract_string(raw, '$."#names"') AS UBIGINT) AS names,
       CAST(json_extract_string(raw, '$."#line"') AS UBIGINT) AS line
FROM {lines}
WHERE raw IS NOT NULL;

ALTER TABLE {lines} DROP COLUMN raw;
