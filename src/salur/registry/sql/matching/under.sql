-- purpose: tells what is known of every family under a region, for a batch that judges them
-- reads: registry_match, registry_family
-- writes: nothing
-- grain: one family and source; what was known of an earlier NIK is not told

SELECT f.id_kpm, m.kind, m.status, m.as_of
FROM registry_match m
JOIN registry_family f ON f.id = m.family_id AND f.nik_blind = m.nik_blind
WHERE f.kode_wilayah >= %(lowest)s AND f.kode_wilayah < %(highest)s
