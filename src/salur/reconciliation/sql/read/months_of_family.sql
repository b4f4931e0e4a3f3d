-- purpose: what each programme did for a family, newest month first
-- reads:   reconciliation_family
-- writes:  nothing
-- grain:   one programme's month
SELECT program, period, kode_wilayah, class, findings, due, received, used
FROM reconciliation_family
WHERE id_kpm = %(id_kpm)s AND until IS NULL
ORDER BY period DESC, program
