-- purpose: everything a request must know about a person, in one query
-- reads: access_person, access_membership, access_role_grant, access_scope_grant, mfa_authenticator
-- writes: nothing
-- grain: one row per membership that holds on %(day)s; own ones first, oldest first

SELECT
    membership.id,
    membership.organisation_id,
    person.name,
    membership.title,
    membership.nip,
    coalesce(stood_for.name, ''),
    ARRAY(
        SELECT role.role
        FROM access_role_grant AS role
        WHERE role.membership_id = membership.id
            AND role.valid_from <= %(day)s AND (role.valid_to IS NULL OR %(day)s < role.valid_to)
        ORDER BY role.role
    ),
    ARRAY(
        SELECT DISTINCT scope.path::text
        FROM access_scope_grant AS scope
        WHERE scope.membership_id = membership.id
            AND scope.valid_from <= %(day)s AND (scope.valid_to IS NULL OR %(day)s < scope.valid_to)
        ORDER BY 1
    ),
    person.active_membership_id,
    EXISTS (
        SELECT FROM mfa_authenticator AS factor
        WHERE factor.user_id = person.id AND factor.type = 'totp'
    ),
    person.unseen
FROM access_person AS person
JOIN access_membership AS membership ON membership.person_id = person.id
LEFT JOIN access_membership AS original ON original.id = membership.stands_in_for_id
LEFT JOIN access_person AS stood_for ON stood_for.id = original.person_id
WHERE person.id = %(person)s
    AND person.is_active
    AND membership.valid_from <= %(day)s
    AND (membership.valid_to IS NULL OR %(day)s < membership.valid_to)
ORDER BY membership.stands_in_for_id IS NOT NULL, membership.valid_from, membership.id;
