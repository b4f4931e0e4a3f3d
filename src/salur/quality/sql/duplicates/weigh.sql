-- purpose: say of every pattern how likely each kind of pair shows it
-- reads:   {compared}; learnt: kind, trait, level and the logarithm of how often (trait -1: how often the kind)
-- writes:  weighed: the logarithm for each kind, in the order of `KINDS`
-- grain:   one pattern
CREATE OR REPLACE TABLE weighed AS
WITH patterns AS (SELECT DISTINCT pattern FROM {compared}),
levels AS (
    SELECT pattern, trait, ((pattern >> (3 * trait)::UBIGINT) & 7)::INTEGER AS level
    FROM patterns, (SELECT DISTINCT trait FROM learnt WHERE trait >= 0)
    UNION ALL
    SELECT pattern, -1, 0 FROM patterns
), summed AS (
    SELECT pattern, kind, sum(weight) AS weight FROM levels JOIN learnt USING (trait, level) GROUP BY pattern, kind
)
SELECT pattern,
       sum(weight) FILTER (kind = 0) AS stayed, sum(weight) FILTER (kind = 1) AS moved,
       sum(weight) FILTER (kind = 2) AS spouse, sum(weight) FILTER (kind = 3) AS stranger,
       sum(weight) FILTER (kind = 4) AS kin, sum(weight) FILTER (kind = 5) AS namesake,
       sum(weight) FILTER (kind = 6) AS same_card
FROM summed GROUP BY pattern
-- Two pairs in ten thousand could still be saved by a rare name; the others are let go here.
HAVING greatest(stayed, moved, spouse) > greatest(stranger, kin, namesake, same_card) - 9;
