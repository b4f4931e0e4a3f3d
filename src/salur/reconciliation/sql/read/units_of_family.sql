-- purpose: the accounts' months of a family as they stand now, and its desa's months of rice, newest first
-- reads:   reconciliation_unit, reconciliation_family, reconciliation_rice_unit
-- writes:  nothing
-- grain:   one unit
SELECT 'BPNT', period, id FROM reconciliation_unit WHERE id_kpm = %(id_kpm)s AND until IS NULL
UNION
SELECT 'RASTRA', u.period, u.id
FROM reconciliation_family f
JOIN reconciliation_rice_unit u ON u.period = f.period AND u.kode_wilayah = f.kode_wilayah AND u.until IS NULL
WHERE f.id_kpm = %(id_kpm)s AND f.program = 'RASTRA' AND f.until IS NULL
ORDER BY 2 DESC, 1, 3
