-- purpose: locks the cases of the families asked about, and tells whose case somebody else changes at the moment
-- reads: registry_asked_family (temporary), graduation_case
-- writes: nothing
-- grain: one family

WITH asked AS (
    SELECT DISTINCT family FROM registry_asked_family
), held AS MATERIALIZED (
    SELECT c.id FROM graduation_case c
    JOIN asked USING (family)
    ORDER BY c.id
    FOR UPDATE OF c SKIP LOCKED
)
SELECT DISTINCT c.family
FROM graduation_case c
JOIN asked USING (family)
WHERE NOT EXISTS (SELECT FROM held WHERE held.id = c.id);
