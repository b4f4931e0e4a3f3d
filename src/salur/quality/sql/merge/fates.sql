-- purpose: decide of every family of three snapshots what becomes of it as a whole
-- reads:   base, local_side, remote_side: id_kpm and the cells of the contract as text
-- writes:  fates
-- grain:   one family
-- kept: whose row is taken whole ('local', 'remote'), 'cells' where both changed, 'none' where it goes.
-- gone: by whom it goes. clash: deleted on one side and changed on the other.
CREATE TABLE fates AS
WITH b AS (SELECT x.id_kpm, hash(x) AS h FROM base x),
l AS (SELECT x.id_kpm, hash(x) AS h FROM local_side x),
r AS (SELECT x.id_kpm, hash(x) AS h FROM remote_side x),
met AS (
    SELECT coalesce(l.id_kpm, r.id_kpm, b.id_kpm) AS id_kpm,
           b.id_kpm IS NOT NULL AS in_base, l.id_kpm IS NOT NULL AS in_local,
           r.id_kpm IS NOT NULL AS in_remote, b.h AS b, l.h AS l, r.h AS r
    FROM l FULL JOIN r ON r.id_kpm = l.id_kpm
    FULL JOIN b ON b.id_kpm = coalesce(l.id_kpm, r.id_kpm)
)
SELECT id_kpm, in_base, in_local, in_remote,
       CASE WHEN in_local AND in_remote THEN
                CASE WHEN l = r OR r IS NOT DISTINCT FROM b THEN 'local'
                     WHEN l IS NOT DISTINCT FROM b THEN 'remote' ELSE 'cells' END
            WHEN in_local THEN CASE WHEN in_base AND l = b THEN 'none' ELSE 'local' END
            WHEN in_remote AND NOT in_base THEN 'remote'
            ELSE 'none' END AS kept,
       CASE WHEN NOT in_base THEN NULL
            WHEN NOT in_local AND NOT in_remote THEN 'both'
            WHEN in_local AND NOT in_remote AND l = b THEN 'remote'
            WHEN in_remote AND NOT in_local THEN 'local' END AS gone,
       in_base AND ((in_local AND NOT in_remote AND l <> b) OR (in_remote AND NOT in_local AND r <> b)) AS clash,
       in_local AND (NOT in_base OR l <> b) OR in_remote AND (NOT in_base OR r <> b) AS differs
FROM met;
