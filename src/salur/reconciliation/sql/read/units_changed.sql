-- purpose: how many units of a kab/kota's month changed after one version and up to another
-- reads:   reconciliation_unit, reconciliation_rice_unit
-- writes:  nothing
-- grain:   one number: accounts for BPNT, desa for Rastra
SELECT count(DISTINCT unit)
FROM (
    SELECT account::text AS unit, since, until FROM reconciliation_unit
    WHERE %(program)s = 'BPNT' AND period = %(period)s AND code = %(code)s
    UNION ALL
    SELECT kode_wilayah, since, until FROM reconciliation_rice_unit
    WHERE %(program)s = 'RASTRA' AND period = %(period)s AND code = %(code)s
) AS told
WHERE (since > %(from)s AND since <= %(to)s) OR (until > %(from)s AND until <= %(to)s)
