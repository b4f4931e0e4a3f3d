-- purpose: how many families each shop served in some months
-- reads:   reconciliation_shop_month
-- writes:  nothing
-- grain:   one shop and month that lies in a desa; of several banks together
SELECT period, id_ewarong, path::text, sum(families)::integer
FROM reconciliation_shop_month
WHERE period = ANY (%(periods)s::integer[]) AND path <@ %(path)s::ltree AND nlevel(path) = 5 AND id_ewarong <> ''
GROUP BY period, id_ewarong, path;
