-- purpose: keeps a case and its first event
-- reads: nothing
-- writes: graduation_case, graduation_case_event
-- gives: its number; nothing where the family is on a way out already
-- grain: one case

WITH kept AS (
    INSERT INTO graduation_case (
        id, id_kpm, family, program, kind, source, code, path, state, opened_by, opened_at, changed_at
    )
    VALUES (
        %(id)s, %(id_kpm)s, %(family)s, %(program)s, %(kind)s, %(source)s, %(code)s, %(path)s, 'PROPOSED', %(by)s,
        %(at)s, %(at)s
    )
    ON CONFLICT (id_kpm) WHERE state NOT IN ('STAYS', 'STANDING', 'RETURNED') DO NOTHING
    RETURNING id, number
),
told AS (
    INSERT INTO graduation_case_event (case_id, n, at, by_user, by_name, by_org, kind, after, words_sealed)
    SELECT id, 1, %(at)s, %(by)s, %(by_name)s, %(by_org)s, 'open', 'PROPOSED', %(words)s FROM kept
)
SELECT number FROM kept;
