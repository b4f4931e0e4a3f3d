-- purpose: lay the quantities of each region's month side by side (section 4)
-- reads:   quotas, listed, parts, handed
-- writes:  quantities: Q, P, R, A, X, H in grams
-- grain:   one desa (or a kecamatan whose rice could not be shared out) in one period
-- Q is what the list entitles to where the list is frozen (the application), else what `kuota` says.
CREATE TABLE quantities AS
WITH moves AS (
    SELECT 'quota' AS quantity, code, CAST(kpm AS HUGEINT) * $ration_g AS grams
    FROM quotas
    WHERE NOT $quota_is_list
      AND length(code) = 10 AND month_index($period) BETWEEN first_index AND last_index
    UNION ALL
    SELECT 'quota', code, CAST(count(*) AS HUGEINT) * $ration_g
    FROM listed WHERE $quota_is_list AND length(code) = 10 GROUP BY code
    UNION ALL
    SELECT quantity, code, grams FROM parts
    UNION ALL
    SELECT 'handed', code, grams FROM handed WHERE code IS NOT NULL
)
SELECT code,
       coalesce(sum(grams) FILTER (quantity = 'quota'), 0) AS q,
       coalesce(sum(grams) FILTER (quantity = 'requested'), 0) AS p,
       coalesce(sum(grams) FILTER (quantity = 'released'), 0) AS r,
       coalesce(sum(grams) FILTER (quantity = 'arrived'), 0) AS a,
       coalesce(sum(grams) FILTER (quantity = 'rejected'), 0) AS x,
       coalesce(sum(grams) FILTER (quantity = 'handed'), 0) AS h
FROM moves GROUP BY code;
