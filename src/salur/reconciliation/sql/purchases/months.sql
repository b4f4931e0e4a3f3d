-- purpose: what every shop sold in the month
-- reads:   bought
-- writes:  shop_months
-- grain:   shop, bank and place; a shop that nobody knows lies where its families do
CREATE TABLE shop_months AS
SELECT coalesce(shop, '') AS id_ewarong, bank, region_path(coalesce(shop_code, family_code[1:4], '')) AS path,
       count(*) AS purchases, count(DISTINCT account) AS families, CAST(sum(amount) AS BIGINT) AS amount,
       count(DISTINCT account) FILTER (shop_code[1:4] <> family_code[1:4]) AS outside,
       count(*) FILTER (has_register AND terminal IS NOT NULL AND terminal_shop IS NULL) AS unknown_terminal
FROM bought
GROUP BY ALL;
