-- purpose: keeps what is known of the families under a region, the newest day winning
-- reads: registry_match_incoming (temporary), registry_family
-- writes: registry_match
-- gives: how many rows, how many families they are about, how many rows are about nobody there
-- grain: one family; of two rows of one day the one that is amiss, else the later one

WITH placed AS (
    SELECT f.id AS family_id, i.*
    FROM registry_match_incoming i
    JOIN registry_family f ON f.nik_blind = i.nik_blind AND f.path <@ %(path)s::ltree
),
newest AS (
    SELECT DISTINCT ON (family_id) * FROM placed
    ORDER BY family_id, as_of DESC, status = 'PADAN', row DESC
),
kept AS (
    INSERT INTO registry_match AS m (
        family_id, nik_blind, kind, status, detail, as_of, evidence, row, changed_by, changed_at
    )
    SELECT
        family_id, nik_blind, %(kind)s, status, detail, as_of, %(evidence)s::uuid, row, %(by)s::uuid,
        %(at)s::timestamptz
    FROM newest
    ON CONFLICT (family_id, kind) DO UPDATE
    SET nik_blind = excluded.nik_blind, status = excluded.status, detail = excluded.detail, as_of = excluded.as_of,
        evidence = excluded.evidence, row = excluded.row, changed_by = excluded.changed_by,
        changed_at = CASE
            WHEN (m.status, m.nik_blind) = (excluded.status, excluded.nik_blind) THEN m.changed_at
            ELSE excluded.changed_at
        END
    WHERE (excluded.as_of >= m.as_of OR excluded.nik_blind <> m.nik_blind)
        AND (m.nik_blind, m.status, m.detail, m.as_of)
            IS DISTINCT FROM (excluded.nik_blind, excluded.status, excluded.detail, excluded.as_of)
)
SELECT
    (SELECT count(*) FROM registry_match_incoming),
    (SELECT count(*) FROM newest),
    (SELECT count(*) FROM registry_match_incoming i
        WHERE NOT EXISTS (SELECT FROM placed p WHERE p.row = i.row AND p.nik_blind = i.nik_blind));
