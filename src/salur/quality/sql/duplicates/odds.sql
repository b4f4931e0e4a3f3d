-- purpose: give every pair that may be one family its odds
-- reads:   {compared}, weighed, usual: how common what agrees is on the whole
-- writes:  {scored}: the natural logarithm of the odds that both rows are one family
-- grain:   one pair
-- What is rare says more when it agrees: a name that one in a million bears is no chance, one that a
-- hundredth bears may be. Kin share mother and head of family by birth and not by chance.
CREATE OR REPLACE TABLE {scored} AS
WITH rarer AS (
    SELECT c.a, c.b, c.pattern, w.* EXCLUDE (pattern),
           coalesce(c.name_share - u.name_share, 0) + coalesce(c.born_share - u.born_share, 0) AS own,
           coalesce(c.mother_share - u.mother_share, 0) + coalesce(c.head_share - u.head_share, 0) AS of_others
    FROM {compared} c JOIN weighed w USING (pattern), usual u
), kinds AS (
    SELECT a, b, pattern, [stayed, moved, spouse] AS same,
           [stranger + own + of_others, namesake + own + of_others, kin + own, same_card + own] AS other
    FROM rarer
)
SELECT a, b, pattern,
       list_max(same) + ln(list_sum([exp(x - list_max(same)) FOR x IN same]))
       - list_max(other) - ln(list_sum([exp(x - list_max(other)) FOR x IN other])) AS odds
FROM kinds;
