-- purpose: proposes to suspend the members whose class says so, and takes back what it no longer says
-- reads: registry_match_incoming (temporary), registry_match, registry_family, registry_change
-- writes: registry_change
-- gives: how many proposals were taken back, and how many are new
-- grain: one family; what people decided on is not proposed again while the class stays what it is

WITH classes AS (
    SELECT * FROM unnest(%(statuses)s::text[], %(reasons)s::text[]) AS c (status, reason)
),
asked AS (
    SELECT f.id_kpm, f.kode_wilayah, f.path, f.held_reasons, m.evidence, m.row, m.status, m.changed_at, c.reason,
        f.ended_from IS NULL AND f.waiting_since IS NULL AS is_member
    FROM registry_match m
    JOIN registry_family f ON f.id = m.family_id AND f.nik_blind = m.nik_blind
    LEFT JOIN classes c USING (status)
    WHERE m.kind = %(kind)s AND f.path <@ %(path)s::ltree
        AND f.nik_blind IN (SELECT nik_blind FROM registry_match_incoming)
),
withdrawn AS (
    UPDATE registry_change c
    SET state = 'WITHDRAWN', closed_by = %(by)s, closed_at = %(at)s, closed_reason = a.status
    FROM asked a
    WHERE c.id_kpm = a.id_kpm AND c.source = %(kind)s AND c.state = 'PROPOSED'
        AND c.reason IS DISTINCT FROM a.reason
    RETURNING c.id
),
proposed AS (
    INSERT INTO registry_change (
        kind, reason, source, state, id_kpm, kode_wilayah, path, evidence, row, proposed_by, proposed_at
    )
    SELECT
        'TUNDA', a.reason, %(kind)s, 'PROPOSED', a.id_kpm, a.kode_wilayah, a.path, a.evidence, NULL, %(by)s, %(at)s
    FROM asked a
    WHERE a.reason IS NOT NULL AND a.is_member
        AND NOT a.held_reasons @> ARRAY['held_' || lower(a.reason)]
        AND NOT EXISTS (
            SELECT FROM registry_change c
            WHERE c.id_kpm = a.id_kpm AND c.source = %(kind)s AND c.reason = a.reason
                AND (c.proposed_at >= a.changed_at OR c.state IN ('PROPOSED', 'VERIFIED', 'ENDORSED'))
        )
    ORDER BY a.kode_wilayah, a.id_kpm
    RETURNING id
)
SELECT (SELECT count(*) FROM withdrawn), (SELECT count(*) FROM proposed);
