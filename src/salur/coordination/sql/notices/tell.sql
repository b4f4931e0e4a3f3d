-- purpose: tells each person in a circle what they were not told yet
-- reads: notice_batch (temporary), access_membership, access_person, access_role_grant, access_scope_grant
-- writes: coordination_notice
-- grain: one matter and person; gives how many were told

WITH told AS (
    INSERT INTO coordination_notice (person, organisation, kind, urgent, key, subject, code, at)
    SELECT DISTINCT ON (m.person_id, b.key) m.person_id, m.organisation_id, b.kind, b.urgent, b.key, b.subject,
        b.code, b.at
    FROM notice_batch b
    JOIN access_membership m ON m.valid_from <= %(today)s AND (m.valid_to IS NULL OR %(today)s < m.valid_to)
        AND (b.organisation IS NULL OR m.organisation_id = b.organisation)
        AND (b.persons IS NULL OR m.person_id = ANY (b.persons))
        AND m.person_id <> ALL (b.never)
    JOIN access_person p ON p.id = m.person_id AND p.is_active
    WHERE EXISTS (
            SELECT FROM access_role_grant r
            WHERE r.membership_id = m.id AND r.role = ANY (b.roles)
                AND r.valid_from <= %(today)s AND (r.valid_to IS NULL OR %(today)s < r.valid_to)
                AND (r.role <> ALL (%(senders)s::text[]) OR m.organisation_id = ANY (b.parties))
        )
        AND EXISTS (
            SELECT FROM access_scope_grant s
            WHERE s.membership_id = m.id AND (s.path @> b.path OR (b.within AND s.path <@ b.path))
                AND s.valid_from <= %(today)s AND (s.valid_to IS NULL OR %(today)s < s.valid_to)
        )
        AND NOT EXISTS (SELECT FROM coordination_notice n WHERE n.person = m.person_id AND n.key = b.key)
    ORDER BY m.person_id, b.key, b.urgent DESC, m.valid_from, m.id
    ON CONFLICT (person, key) DO NOTHING
    RETURNING id
)
SELECT count(*) FROM told;
