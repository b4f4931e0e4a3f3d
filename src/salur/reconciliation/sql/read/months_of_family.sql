-- purpose: what each programme did for a family, newest month first, and what is found across both
-- reads:   reconciliation_family, reconciliation_across
-- writes:  nothing
-- grain:   one programme's month
SELECT f.program, f.period, f.kode_wilayah, f.class, f.findings, f.due, f.received, f.used, a.finding
FROM reconciliation_family f
LEFT JOIN reconciliation_across a ON a.id_kpm = f.id_kpm AND a.period = f.period
WHERE f.id_kpm = %(id_kpm)s AND f.until IS NULL
ORDER BY f.period DESC, f.program
