-- purpose: where codes that are gone went: the region that holds all of each now, after all successions of it
-- reads: places_succession, places_region
-- writes: places_heir
-- grain: one code that is gone; without a successor where it was divided

CREATE TABLE places_heir (
    old_code text PRIMARY KEY,
    new_code text,
    CONSTRAINT places_heir_is_another CHECK (old_code <> new_code),
    CONSTRAINT places_heir_of_its_level CHECK (length(old_code) = length(new_code)),
    -- one successor of each desa is what successions keep
    CONSTRAINT places_heir_of_a_desa CHECK (length(old_code) < 10 OR new_code IS NOT NULL)
);
CREATE INDEX places_heir_of ON places_heir (new_code text_pattern_ops);
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON places_heir FROM salur_app;

INSERT INTO places_heir (old_code, new_code)
WITH RECURSIVE gone AS (
    SELECT s.old_code, min(s.new_code) AS new_code, max(s.valid_from) AS since, count(*) AS parts
    FROM places_succession s
    WHERE NOT EXISTS (SELECT FROM places_region r WHERE r.code = s.old_code AND r.valid_to IS NULL)
    GROUP BY s.old_code
), chain AS (
    SELECT old_code, CASE parts WHEN 1 THEN new_code END AS new_code, since FROM gone
    UNION
    SELECT c.old_code, CASE g.parts WHEN 1 THEN g.new_code END, g.since
    FROM chain c JOIN gone g ON g.old_code = c.new_code AND g.since > c.since
)
SELECT DISTINCT ON (old_code) old_code, new_code FROM chain ORDER BY old_code, since DESC;
