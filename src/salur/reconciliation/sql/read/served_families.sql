-- purpose: the families of desa in a month, who may have been handed rice
-- reads:   reconciliation_family
-- writes:  nothing
-- grain:   one family
SELECT kode_wilayah, id_kpm
FROM reconciliation_family
WHERE program = 'RASTRA' AND period = %(period)s AND until IS NULL AND kode_wilayah = ANY(%(codes)s)
ORDER BY 1, 2
