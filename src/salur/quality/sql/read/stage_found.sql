-- purpose: stages which families under a region break which of some rules now
-- reads: quality_violation
-- writes: quality_found (temporary, gone at commit)
-- grain: one family and rule, however many of its columns are at fault

DROP TABLE IF EXISTS pg_temp.quality_found;
CREATE TEMPORARY TABLE quality_found ON COMMIT DROP AS
SELECT DISTINCT family AS family_id, rule
FROM quality_violation
WHERE until IS NULL AND rule = ANY (%(rules)s::text[])
    AND kode_wilayah >= %(lowest)s AND kode_wilayah < %(highest)s;
ANALYZE quality_found;
