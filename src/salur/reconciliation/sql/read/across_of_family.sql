-- purpose: what is found of a family across programmes, by month
-- reads:   reconciliation_across
-- writes:  nothing
-- grain:   one month
SELECT period, finding FROM reconciliation_across WHERE id_kpm = %(id_kpm)s ORDER BY period
