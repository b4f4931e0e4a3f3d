-- purpose: tells which changes came to hold under a region since a moment
-- reads: registry_change
-- writes: nothing
-- grain: one change; the membership of a family, and of whoever replaced it, stands as column *

SELECT id, id_kpm, kind, coalesce(column_name, '*'), no_ba, tanggal_ba, effective, applied_at
FROM registry_change
WHERE state = 'APPLIED' AND applied_at > %(since)s AND path <@ %(path)s::ltree
UNION ALL
SELECT id, replaced_by, 'TAMBAH', '*', no_ba, tanggal_ba, effective, applied_at
FROM registry_change
WHERE state = 'APPLIED' AND applied_at > %(since)s AND path <@ %(path)s::ltree AND replaced_by IS NOT NULL
ORDER BY 1, 2;
