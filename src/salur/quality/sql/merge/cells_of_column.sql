-- purpose: decide of every cell of one column that some side changed what becomes of it
-- reads:   beside
-- writes:  cells: what each snapshot says, what is kept, and whether the sides clash
-- grain:   one family and column
-- A snapshot that does not have the family has nothing to say about its cells.
INSERT INTO cells
WITH said AS (
    SELECT id_kpm, base.{column} AS base,
           CASE WHEN in_local THEN local.{column} ELSE base.{column} END AS local,
           CASE WHEN in_remote THEN remote.{column} ELSE base.{column} END AS remote
    FROM beside
)
SELECT id_kpm, $column, base, local, remote,
       CASE WHEN local IS NOT DISTINCT FROM base THEN remote ELSE local END,
       local IS DISTINCT FROM base AND remote IS DISTINCT FROM base AND local IS DISTINCT FROM remote
FROM said
WHERE local IS DISTINCT FROM base OR remote IS DISTINCT FROM base;
