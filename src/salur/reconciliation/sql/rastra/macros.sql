-- purpose: count months, and name the class of a unit (contracts.md section 4)
-- reads:   nothing
-- writes:  macros month_index(m), rastra_class(q, p, r, a, x, h)
-- grain:   one month; one unit
-- G, what came off the truck, is a + x. The order of the branches is that of the contract's
-- table and of domain/rastra.py; a test holds them together.
CREATE OR REPLACE MACRO month_index(m) AS (m // 100) * 12 + m % 100;

CREATE OR REPLACE MACRO rastra_class(q, p, r, a, x, h) AS
    CASE WHEN h > a THEN 'handed_without_arrival'
         WHEN a > r THEN 'arrived_without_release'
         WHEN r > p THEN 'released_without_request'
         WHEN q > 0 AND p = 0 THEN 'not_requested'
         WHEN p < q THEN 'requested_short'
         WHEN p > q THEN 'requested_over_quota'
         WHEN p > 0 AND r = 0 THEN 'not_released'
         WHEN r < p THEN 'released_short'
         WHEN r > 0 AND a + x = 0 THEN 'not_arrived'
         WHEN a < r AND x > 0 THEN 'rejected'
         WHEN a < r THEN 'arrived_short'
         WHEN a > 0 AND h = 0 THEN 'not_handed'
         WHEN h < a THEN 'handed_short'
         ELSE 'settled' END;
