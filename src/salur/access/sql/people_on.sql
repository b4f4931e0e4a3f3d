-- purpose: the people of one organisation, for the page of people and roles
-- reads: access_person, access_membership, access_role_grant, access_scope_grant, mfa_authenticator
-- writes: nothing
-- grain: one row per membership that has not ended by %(day)s, by name

SELECT
    person.id,
    membership.id,
    person.name,
    person.email,
    membership.title,
    ARRAY(
        SELECT role.role
        FROM access_role_grant AS role
        WHERE role.membership_id = membership.id
            AND (role.valid_to IS NULL OR %(day)s < role.valid_to)
        ORDER BY role.role
    ),
    ARRAY(
        SELECT DISTINCT scope.path::text
        FROM access_scope_grant AS scope
        WHERE scope.membership_id = membership.id
            AND (scope.valid_to IS NULL OR %(day)s < scope.valid_to)
        ORDER BY 1
    ),
    membership.valid_from,
    membership.valid_to,
    coalesce(stood_for.name, ''),
    EXISTS (
        SELECT FROM mfa_authenticator AS factor
        WHERE factor.user_id = person.id AND factor.type = 'totp'
    ),
    person.is_active,
    person.last_login
FROM access_membership AS membership
JOIN access_person AS person ON person.id = membership.person_id
LEFT JOIN access_membership AS original ON original.id = membership.stands_in_for_id
LEFT JOIN access_person AS stood_for ON stood_for.id = original.person_id
WHERE membership.organisation_id = %(organisation)s
    AND (membership.valid_to IS NULL OR %(day)s < membership.valid_to)
ORDER BY lower(person.name), membership.id;
