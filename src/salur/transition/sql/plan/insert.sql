-- purpose: writes a draft as the next version of its kab/kota
-- reads: transition_plan
-- writes: transition_plan
-- grain: one plan

INSERT INTO transition_plan (
    id, kode_wilayah, path, version, kind, note, since, drafted_by, drafted_by_name, drafted_at
)
SELECT %(id)s, %(kode_wilayah)s, %(path)s, coalesce(max(version), 0) + 1, %(kind)s, %(note)s, %(since)s,
    %(by)s, %(by_name)s, %(at)s
FROM transition_plan
WHERE kode_wilayah = %(kode_wilayah)s;
