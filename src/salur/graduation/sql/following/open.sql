-- purpose: opens a case for every endorsed line that has none, so that everybody who leaves is told and followed
-- reads: graduation_case, registry_graduation (temporary)
-- writes: graduation_case, graduation_case_event
-- grain: one line; of a family on a way out already its own case follows

WITH opened AS (
    INSERT INTO graduation_case (
        id, id_kpm, family, kind, source, code, path, state, change, no_ba, tanggal_ba, asked, left_from, decided_by,
        opened_by, opened_at, changed_at
    )
    SELECT gen_random_uuid(), g.id_kpm, g.family, g.kind, 'berita_acara', g.kode_wilayah, g.path, 'ENDORSED', g.change,
        g.no_ba, g.tanggal_ba, g.asked, g.effective, g.verified_by, %(by)s, %(at)s, %(at)s
    FROM registry_graduation g
    WHERE g.state IN ('ENDORSED', 'APPLIED') AND g.family IS NOT NULL
        AND NOT EXISTS (SELECT FROM graduation_case o WHERE o.change = g.change)
    ORDER BY g.change
    ON CONFLICT DO NOTHING
    RETURNING id, no_ba, tanggal_ba
),
told AS (
    INSERT INTO graduation_case_event (case_id, n, at, by_user, by_name, by_org, kind, before, after, no_ba, day)
    SELECT id, 1, %(at)s, %(by)s, %(by_name)s, %(by_org)s, 'adopt', 'PROPOSED', 'ENDORSED', no_ba, tanggal_ba FROM opened
)
SELECT count(*) FROM opened;
