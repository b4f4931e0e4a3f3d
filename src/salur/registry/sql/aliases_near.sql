-- purpose: the live aliases that two families have to do with, and whatever counts as the same family as they do
-- reads: registry_alias
-- writes: nothing
-- grain: one live alias

WITH near AS (
    SELECT unnest(%(families)s::uuid[]) AS family
    UNION
    SELECT canonical_id FROM registry_alias WHERE undone_at IS NULL AND alias_id = ANY(%(families)s::uuid[])
)
SELECT a.id, a.alias_id, a.canonical_id
FROM registry_alias a
WHERE a.undone_at IS NULL
    AND (a.alias_id IN (SELECT family FROM near) OR a.canonical_id IN (SELECT family FROM near))
ORDER BY a.decided_at, a.id;
