-- purpose: bring every region with a quantity to one unit with its class (section 4)
-- reads:   quantities, notes, unfilled
-- writes:  units
-- grain:   one desa (or a kecamatan whose rice could not be shared out) in one period
CREATE TABLE units AS
WITH noted AS (
    SELECT code, list_sort(list(DISTINCT finding)) AS findings
    FROM (SELECT code, finding FROM notes WHERE covers
          UNION ALL SELECT code, 'quota_unfilled' FROM unfilled)
    GROUP BY code
)
SELECT u.code AS kode_wilayah, $month_text AS periode, rastra_class(q, p, r, a, x, h) AS class,
       coalesce(n.findings, []) :: VARCHAR[] AS findings,
       q :: BIGINT AS quota_g, p :: BIGINT AS requested_g, r :: BIGINT AS released_g,
       a :: BIGINT AS arrived_g, x :: BIGINT AS rejected_g, h :: BIGINT AS handed_g,
       (q - p) :: BIGINT AS gap_requested_g, (p - r) :: BIGINT AS gap_released_g,
       (r - a) :: BIGINT AS gap_arrived_g, (a - h) :: BIGINT AS gap_handed_g
FROM quantities u LEFT JOIN noted n ON n.code = u.code
WHERE q <> 0 OR p <> 0 OR r <> 0 OR a <> 0 OR x <> 0 OR h <> 0;
