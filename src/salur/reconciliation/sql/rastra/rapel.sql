-- purpose: split what covers several months, and keep the period's part (section 4)
-- reads:   requested, shared, quotas
-- writes:  claims: each quantity added by region and range
--          parts: the period's grams of each claim
-- grain:   one quantity, region and range
-- Months are weighed by quota, and months of one quota range weigh the same, so they are
-- counted, not listed. Each month gets the whole grams; the remainder goes to the earliest
-- month with a weight, where none has one to the first.
CREATE TABLE claims AS
SELECT 'requested' AS quantity, code, month_index(from_month) AS first_index,
       month_index(to_month) AS last_index, grams
FROM requested
UNION ALL
SELECT quantity, code, month_index(from_month), month_index(to_month), sum(grams)
FROM shared GROUP BY ALL;

CREATE TABLE parts AS
WITH weighed AS (
    SELECT c.rowid AS rid, abs(c.grams) AS grams, CAST(q.kpm AS HUGEINT) AS kpm,
           least(c.last_index, q.last_index) - greatest(c.first_index, q.first_index) + 1 AS months,
           greatest(c.first_index, q.first_index) AS begins,
           month_index($period) BETWEEN q.first_index AND q.last_index AS ours
    FROM claims c
    JOIN quotas q ON q.code = c.code AND q.kpm > 0
     AND q.first_index <= c.last_index AND c.first_index <= q.last_index
), split AS (
    SELECT *, grams * kpm // sum(kpm * months) OVER (PARTITION BY rid) AS part FROM weighed
), by_quota AS (
    SELECT rid, coalesce(max(part) FILTER (ours), 0) AS ours, sum(part * months) AS given,
           min(begins) AS earliest
    FROM split GROUP BY rid
), each AS (
    SELECT c.quantity, c.code, c.grams,
           coalesce(b.ours, abs(c.grams) // months) AS ours,
           coalesce(b.given, abs(c.grams) // months * months) AS given,
           coalesce(b.earliest, c.first_index) AS earliest
    FROM (SELECT rowid AS rid, *, last_index - first_index + 1 AS months FROM claims) c
    LEFT JOIN by_quota b ON b.rid = c.rid
)
SELECT quantity, code,
       sign(grams) * (ours + CASE WHEN earliest = month_index($period)
                                  THEN abs(grams) - given ELSE 0 END) AS grams
FROM each;
