-- purpose: leave one of the rows of the base that say the same of the same family
-- reads:   base_said
-- writes:  base_said
-- grain:   one family (several rows where the base contradicts itself)
DELETE FROM base_said
WHERE id_kpm IS NOT NULL AND rowid NOT IN (
    SELECT rid
    FROM (
        SELECT min(rid) AS rid, * EXCLUDE (rid)
        FROM (SELECT rowid AS rid, * EXCLUDE (file, raw, written) FROM base_said)
        GROUP BY ALL
    )
);
