-- purpose: names the families of an area that a gate counts as missing, as they stand now
-- reads: registry_standing (temporary)
-- writes: nothing
-- grain: one family; the conditions are those that measure.sql counts by, turned round

SELECT s.family_id, s.id_kpm, s.kode_wilayah, s.suspended_reasons, s.stage, s.said, s.is_blocked
FROM registry_standing s
WHERE CASE %(gate)s
        WHEN 'LIST' THEN cardinality(s.suspended_reasons) > 0
        WHEN 'ACCOUNTS' THEN s.stage IN ('NO_ACCOUNT', 'FAILED') OR s.is_blocked
        WHEN 'CARDS' THEN s.stage <> 'AKTIF' OR s.is_blocked
    END
    AND (%(after)s::text IS NULL OR s.id_kpm > %(after)s::text)
ORDER BY s.id_kpm
LIMIT %(limit)s;
