-- purpose: what a mail has to say: what its person has not seen since, where they are still with that organisation
-- reads: coordination_notice, access_membership
-- writes: nothing
-- grain: one kind: how many, how many of them in one kab/kota, and which kab/kota where it is one

SELECT n.kind, n.urgent, count(*),
    CASE WHEN count(DISTINCT left(n.code, 4)) = 1 THEN min(left(n.code, 4)) ELSE '' END
FROM coordination_notice n
WHERE n.mail = %(mail)s AND n.seen_at IS NULL
    AND EXISTS (
        SELECT FROM access_membership m
        WHERE m.person_id = n.person AND m.organisation_id = n.organisation
            AND m.valid_from <= %(today)s AND (m.valid_to IS NULL OR %(today)s < m.valid_to)
    )
GROUP BY n.kind, n.urgent
ORDER BY n.urgent DESC, n.kind;
