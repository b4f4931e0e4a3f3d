-- purpose: proposes the families that the rule found and that are members now
-- reads: graduation_ready, registry_family_now (both temporary)
-- writes: graduation_case, graduation_case_event
-- gives: whose door which visit was at, of those that were opened
-- grain: one case

WITH opened AS (
    INSERT INTO graduation_case (
        id, id_kpm, family, kind, source, code, path, state, opened_by, opened_at, changed_at
    )
    SELECT gen_random_uuid(), r.id_kpm, r.family, r.kind, 'rule', n.kode_wilayah, n.path, 'PROPOSED', %(by)s, %(at)s,
        %(at)s
    FROM graduation_ready r
    JOIN registry_family_now n USING (family)
    WHERE n.ended_from IS NULL AND NOT n.waits
    ORDER BY r.id_kpm
    ON CONFLICT (id_kpm) WHERE state NOT IN ('STAYS', 'STANDING', 'RETURNED') DO NOTHING
    RETURNING id, id_kpm
),
told AS (
    INSERT INTO graduation_case_event (case_id, n, at, by_user, by_name, by_org, kind, after)
    SELECT id, 1, %(at)s, %(by)s, %(by_name)s, %(by_org)s, 'open', 'PROPOSED' FROM opened
)
SELECT r.id_kpm, r.visit, r.day
FROM opened o
JOIN graduation_ready r USING (id_kpm);
