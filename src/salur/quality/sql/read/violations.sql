-- purpose: gives one page of the families under a region that break a rule, by desa and family
-- reads: quality_violation
-- writes: nothing
-- grain: one column of one family

SELECT id, family, id_kpm, rule, "column", severity, related, kode_wilayah, since
FROM quality_violation
WHERE until IS NULL AND rule = %(rule)s AND kode_wilayah >= %(lowest)s AND kode_wilayah < %(highest)s
    AND (%(code)s::text IS NULL OR (kode_wilayah, id_kpm, id) > (%(code)s::text, %(id_kpm)s::text, %(id)s::bigint))
ORDER BY kode_wilayah, id_kpm, id
LIMIT %(limit)s;
