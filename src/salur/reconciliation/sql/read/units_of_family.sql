-- purpose: the accounts' months of a family, older versions included, newest first
-- reads:   reconciliation_unit
-- writes:  nothing
-- grain:   one account's month and version
SELECT
    period, code, last4, id_kpm, kode_wilayah, bank, class, findings, ordered_idr, credited_idr,
    spent_idr, returned_idr, opening_idr, since, until, credit_day
FROM reconciliation_unit
WHERE id_kpm = %(id_kpm)s
ORDER BY period DESC, since DESC
