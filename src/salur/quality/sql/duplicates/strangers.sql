-- purpose: pairs thrown together by chance, which show how often strangers agree
-- reads:   people; `pairs` says how many at most
-- writes:  by_chance
-- grain:   one pair, the smaller row first
CREATE TABLE by_chance AS
WITH all_rows AS (SELECT count(*) AS n FROM people),
thrown AS (
    SELECT (hash(i, 1) % n)::INTEGER + 1 AS x, (hash(i, 2) % n)::INTEGER + 1 AS y FROM range($pairs) t(i), all_rows
)
SELECT DISTINCT least(x, y) AS a, greatest(x, y) AS b FROM thrown WHERE x <> y;
