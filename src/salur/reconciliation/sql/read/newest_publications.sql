-- purpose: when anything was published last in each province
-- reads:   reconciliation_version
-- writes:  nothing
-- grain:   one province
SELECT subpath(path, 0, 2)::text, max(published_at)
FROM reconciliation_version
WHERE is_current AND nlevel(path) >= 2
GROUP BY 1;
