-- purpose: who may act in the whole of a region on a day, by role: for a directory of offices
-- reads: access_person, access_membership, access_role_grant, access_scope_grant
-- writes: nothing
-- grain: one role of one membership, by role and name

SELECT DISTINCT role.role, person.name, membership.title, membership.organisation_id
FROM access_person AS person
JOIN access_membership AS membership ON membership.person_id = person.id
    AND membership.valid_from <= %(day)s AND (membership.valid_to IS NULL OR %(day)s < membership.valid_to)
JOIN access_role_grant AS role ON role.membership_id = membership.id
    AND role.valid_from <= %(day)s AND (role.valid_to IS NULL OR %(day)s < role.valid_to)
JOIN access_scope_grant AS scope ON scope.membership_id = membership.id AND scope.path @> %(path)s::ltree
    AND scope.valid_from <= %(day)s AND (scope.valid_to IS NULL OR %(day)s < scope.valid_to)
WHERE person.is_active AND role.role = ANY (%(roles)s)
ORDER BY 1, 2, 3, 4
LIMIT %(limit)s;
