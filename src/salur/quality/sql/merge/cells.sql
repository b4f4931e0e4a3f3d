-- purpose: decide of every cell of a family that some side changed what becomes of it
-- reads:   base, local_side, remote_side, fates
-- writes:  cells: what each snapshot says, what is kept, whose it is, and whether they clash
-- grain:   one family and column
-- A snapshot that does not have the family has nothing to say about its cells.
CREATE TABLE cells AS
WITH wanted AS (
    SELECT id_kpm, in_base, in_local, in_remote FROM fates WHERE differs AND kept <> 'none'
), said_by_base AS (
    FROM (SELECT * FROM base SEMI JOIN wanted USING (id_kpm))
    UNPIVOT INCLUDE NULLS (said FOR "column" IN (COLUMNS(* EXCLUDE id_kpm)))
), said_locally AS (
    FROM (SELECT * FROM local_side SEMI JOIN wanted USING (id_kpm))
    UNPIVOT INCLUDE NULLS (said FOR "column" IN (COLUMNS(* EXCLUDE id_kpm)))
), said_remotely AS (
    FROM (SELECT * FROM remote_side SEMI JOIN wanted USING (id_kpm))
    UNPIVOT INCLUDE NULLS (said FOR "column" IN (COLUMNS(* EXCLUDE id_kpm)))
), named AS (
    SELECT id_kpm, "column" FROM said_locally UNION SELECT id_kpm, "column" FROM said_remotely
), said AS (
    SELECT n.id_kpm, n."column", b.said AS base,
           CASE WHEN w.in_local THEN l.said ELSE b.said END AS local,
           CASE WHEN w.in_remote THEN r.said ELSE b.said END AS remote
    FROM named n JOIN wanted w USING (id_kpm)
    LEFT JOIN said_by_base b USING (id_kpm, "column")
    LEFT JOIN said_locally l USING (id_kpm, "column")
    LEFT JOIN said_remotely r USING (id_kpm, "column")
)
SELECT *, CASE WHEN local IS NOT DISTINCT FROM base THEN remote ELSE local END AS kept,
       local IS DISTINCT FROM base AND remote IS DISTINCT FROM base
       AND local IS DISTINCT FROM remote AS clash
FROM said
WHERE local IS DISTINCT FROM base OR remote IS DISTINCT FROM base;
