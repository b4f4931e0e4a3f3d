-- purpose: gives one plan, or those of a region, the newest first
-- reads: transition_plan
-- writes: nothing
-- grain: one version of a kab/kota's plan

SELECT id, kode_wilayah, path::text, version, kind, state, note, since, drafted_by, drafted_by_name, drafted_at,
    proposed_by, proposed_by_name, proposed_at, decided_by, decided_by_name, decided_at, decided_on, number, despite,
    ended_at, ended_why
FROM transition_plan
WHERE (%(id)s::uuid IS NULL OR id = %(id)s) AND (%(path)s::ltree IS NULL OR path <@ %(path)s OR path @> %(path)s)
    AND (%(before)s::timestamptz IS NULL OR drafted_at < %(before)s)
ORDER BY drafted_at DESC, id
LIMIT %(limit)s;
