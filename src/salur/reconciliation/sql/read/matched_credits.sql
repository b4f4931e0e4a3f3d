-- purpose: how many units of a kab/kota's month rest on accepted pairs, per bank
-- reads:   reconciliation_unit
-- writes:  nothing
-- grain:   one bank
SELECT coalesce(bank, '-'), count(*), sum(credited_idr)::bigint
FROM reconciliation_unit
WHERE period = %(period)s AND code = %(code)s AND until IS NULL AND 'account_matched' = ANY (findings)
GROUP BY 1
ORDER BY 1
