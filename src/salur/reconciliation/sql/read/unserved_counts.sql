-- purpose: how many families of each place got nothing, and how many of those were checked
-- reads:   reconciliation_family, within the scope
-- writes:  nothing
-- grain:   one place
SELECT left(f.kode_wilayah, %(digits)s), count(DISTINCT f.id_kpm),
    count(DISTINCT f.id_kpm) FILTER (WHERE f.id_kpm = ANY (%(checked)s::text[]))
FROM reconciliation_family f
WHERE f.period = %(period)s AND f.until IS NULL AND f.used = 0
    AND f.kode_wilayah >= %(lowest)s AND f.kode_wilayah < %(highest)s
    AND (f.due > 0 OR 'listed_not_ordered' = ANY (f.findings))
GROUP BY 1
ORDER BY 1;
