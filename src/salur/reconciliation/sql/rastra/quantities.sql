-- purpose: lay the quantities of each region's month side by side (section 4)
-- reads:   quotas, parts, handed
-- writes:  quantities: Q, P, R, A, X, H in grams
-- grain:   one desa (or a kecamatan whose rice could not be shared out) in one period
CREATE TABLE quantities AS
WITH moves AS (
    SELECT 'quota' AS quantity, code, CAST(kpm AS HUGEINT) * $ration_g AS grams
    FROM quotas
    WHERE length(code) = 10 AND month_index($period) BETWEEN first_index AND last_index
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
