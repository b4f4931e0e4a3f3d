-- purpose: sums up, for one region above the assessed one, the newest scores of the regions right below it
-- reads: quality_score
-- writes: quality_score
-- grain: one region of one month; what nobody below measured is null, what some did not measure counts as nought

INSERT INTO quality_score AS s (
    code, path, level, period, families, complete, well_formed, "unique", matched, fresh, valid
)
SELECT
    %(code)s, %(path)s::ltree, %(level)s, %(period)s, sum(families), sum(complete), sum(well_formed), sum("unique"),
    sum(matched), sum(fresh), sum(valid)
FROM (
    SELECT DISTINCT ON (code) families, complete, well_formed, "unique", matched, fresh, valid
    FROM quality_score
    WHERE level = %(level)s + 1 AND period <= %(period)s AND code >= %(code)s AND code < %(code)s || ':'
    ORDER BY code, period DESC
) below
HAVING count(*) > 0
ON CONFLICT (code, period) DO UPDATE
SET families = excluded.families, complete = excluded.complete, well_formed = excluded.well_formed,
    "unique" = excluded."unique", matched = excluded.matched, fresh = excluded.fresh, valid = excluded.valid
WHERE (s.families, s.complete, s.well_formed, s."unique", s.matched, s.fresh, s.valid)
    IS DISTINCT FROM (
        excluded.families, excluded.complete, excluded.well_formed, excluded."unique", excluded.matched,
        excluded.fresh, excluded.valid
    );
