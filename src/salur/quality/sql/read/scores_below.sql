-- purpose: tells the newest scores, up to a month, of the regions right below one, the least valid first
-- reads: quality_score
-- writes: nothing
-- grain: one region

SELECT code, period, families, complete, well_formed, "unique", matched, fresh, valid
FROM (
    SELECT DISTINCT ON (code) *
    FROM quality_score
    WHERE level = %(level)s AND period <= %(period)s AND code >= %(lowest)s AND code < %(highest)s
    ORDER BY code, period DESC
) newest
ORDER BY valid::float8 / greatest(families, 1), code;
