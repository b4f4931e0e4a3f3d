-- purpose: locks the cases of the families asked about, and lets go of those whose case somebody else changes at the
--          moment: neither is waited for
-- reads: graduation_case
-- writes: registry_asked_family (temporary)
-- grain: one family and piece of news; gives those that were let go of

WITH asked AS (
    SELECT DISTINCT family FROM registry_asked_family
), held AS MATERIALIZED (
    SELECT c.id FROM graduation_case c
    JOIN asked USING (family)
    ORDER BY c.id
    FOR UPDATE OF c SKIP LOCKED
)
DELETE FROM registry_asked_family a
WHERE a.family IN (
    SELECT c.family FROM graduation_case c
    JOIN asked USING (family)
    WHERE NOT EXISTS (SELECT FROM held WHERE held.id = c.id)
)
RETURNING a.family;
