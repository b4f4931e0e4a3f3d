-- purpose: adds up what was credited to some accounts and neither spent nor returned, over all published months
-- reads:   reconciliation_unit
-- writes:  nothing
-- grain:   one row

SELECT coalesce(sum(credited_idr - spent_idr - returned_idr), 0)::bigint
FROM reconciliation_unit
WHERE until IS NULL AND account = ANY (%(accounts)s);
