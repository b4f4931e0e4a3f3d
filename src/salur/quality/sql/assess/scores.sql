-- purpose: keeps the month's scores of the assessed region and all in it, then sums up what lies above it
-- reads: quality_score_incoming (temporary), quality_score
-- writes: quality_score
-- grain: one region of one month

DELETE FROM quality_score s
WHERE s.period = %(period)s AND s.code >= %(lowest)s AND s.code < %(highest)s
    AND NOT EXISTS (SELECT FROM quality_score_incoming i WHERE i.code = s.code);

INSERT INTO quality_score AS s (
    code, path, level, period, families, complete, well_formed, "unique", matched, fresh, valid
)
SELECT i.code, i.path, i.level, %(period)s, i.families, i.complete, i.well_formed, i."unique", i.matched, i.fresh, i.valid
FROM quality_score_incoming i
WHERE i.level >= %(level)s
ON CONFLICT (code, period) DO UPDATE
SET families = excluded.families, complete = excluded.complete, well_formed = excluded.well_formed,
    "unique" = excluded."unique", matched = excluded.matched, fresh = excluded.fresh, valid = excluded.valid
WHERE (s.families, s.complete, s.well_formed, s."unique", s.matched, s.fresh, s.valid)
    IS DISTINCT FROM (
        excluded.families, excluded.complete, excluded.well_formed, excluded."unique", excluded.matched,
        excluded.fresh, excluded.valid
    );
