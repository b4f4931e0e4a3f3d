-- purpose: the people who hold a role and reach something in or above some regions on a day
-- reads: access_person, access_membership, access_role_grant, access_scope_grant
-- writes: nothing
-- grain: one person with the subtrees reached in that role, by name

SELECT person.id, person.name, array_agg(DISTINCT scope.path::text ORDER BY scope.path::text)
FROM access_person AS person
JOIN access_membership AS membership ON membership.person_id = person.id
    AND membership.valid_from <= %(day)s AND (membership.valid_to IS NULL OR %(day)s < membership.valid_to)
JOIN access_role_grant AS role ON role.membership_id = membership.id AND role.role = %(role)s
    AND role.valid_from <= %(day)s AND (role.valid_to IS NULL OR %(day)s < role.valid_to)
JOIN access_scope_grant AS scope ON scope.membership_id = membership.id
    AND scope.valid_from <= %(day)s AND (scope.valid_to IS NULL OR %(day)s < scope.valid_to)
    AND (scope.path <@ %(path)s::ltree OR scope.path @> %(path)s::ltree)
WHERE person.is_active
GROUP BY person.id, person.name
ORDER BY lower(person.name), person.id;
