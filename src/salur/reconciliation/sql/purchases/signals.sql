-- purpose: what of the month's purchases somebody has to explain
-- reads:   bought
-- writes:  noted (the lines under every signal); signals
-- grain:   kind, bank, shop, terminal and, of many cards, the moment they began
-- More different accounts than are usual within some minutes, from any purchase on, on one terminal: stretches that
-- overlap are one signal. A purchase that bears only its day, not the time, says nothing of minutes.
CREATE TABLE timed AS
SELECT row_number() OVER () AS line, terminal, moment, account
FROM bought
WHERE terminal IS NOT NULL AND moment <> CAST(day AS TIMESTAMP);

CREATE TABLE crowded AS
SELECT terminal, moment, moment + to_minutes(CAST($minutes AS BIGINT)) AS until
FROM (
    SELECT terminal, moment, count(DISTINCT account) OVER (
        PARTITION BY terminal ORDER BY moment
        RANGE BETWEEN CURRENT ROW AND to_minutes(CAST($minutes AS BIGINT)) FOLLOWING) AS accounts
    FROM timed
)
WHERE accounts > $most;

CREATE TABLE stretches AS
SELECT terminal, min(moment) AS began, max(until) AS ended
FROM (
    SELECT *, sum(is_new) OVER (PARTITION BY terminal ORDER BY moment, until ROWS UNBOUNDED PRECEDING) AS stretch
    FROM (
        SELECT *, CASE WHEN moment <= max(until) OVER (
            PARTITION BY terminal ORDER BY moment, until ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) THEN 0 ELSE 1 END AS is_new
        FROM crowded
    )
)
GROUP BY terminal, stretch;

CREATE TABLE noted AS
SELECT 'unknown_shop' AS kind, bank, named AS shop, CAST(NULL AS VARCHAR) AS terminal, CAST(NULL AS TIMESTAMP) AS began,
       family_code[1:4] AS code, * EXCLUDE (bank, shop, terminal)
FROM bought WHERE has_register AND named IS NOT NULL AND status IS NULL
    AND NOT EXISTS (SELECT 1 FROM shops s WHERE s.id_ewarong = named)
UNION ALL
SELECT 'unknown_terminal', bank, shop, terminal, NULL, coalesce(shop_code, family_code[1:4]), * EXCLUDE (bank, shop, terminal)
FROM bought WHERE has_register AND terminal IS NOT NULL AND terminal_shop IS NULL
UNION ALL
SELECT 'terminal_of_other', bank, shop, terminal, NULL, coalesce(shop_code, family_code[1:4]), * EXCLUDE (bank, shop, terminal)
FROM bought WHERE named IS NOT NULL AND terminal_shop IS NOT NULL AND terminal_shop <> named
UNION ALL
SELECT 'inactive_shop', bank, shop, NULL, NULL, shop_code, * EXCLUDE (bank, shop, terminal)
FROM bought WHERE status <> 'AKTIF'
UNION ALL
SELECT 'outside_region', bank, shop, NULL, NULL, family_code[1:4], * EXCLUDE (bank, shop, terminal)
FROM bought WHERE length(shop_code) >= 4 AND length(family_code) >= 4 AND shop_code[1:4] <> family_code[1:4]
UNION ALL
SELECT 'goods_not_allowed', bank, shop, NULL, NULL, coalesce(shop_code, family_code[1:4]), * EXCLUDE (bank, shop, terminal)
FROM bought WHERE goods <> '' AND NOT list_has_any(string_split_regex(goods, '[^A-Z]+'), CAST($allowed AS VARCHAR[]))
UNION ALL
SELECT 'card_of_other', bank, shop, NULL, NULL, coalesce(shop_code, family_code[1:4]), * EXCLUDE (bank, shop, terminal)
FROM bought WHERE is_other_card
UNION ALL
SELECT 'many_cards', b.bank, b.terminal_shop, b.terminal, s.began, NULL, b.* EXCLUDE (bank, shop, terminal)
FROM bought b JOIN stretches s ON s.terminal = b.terminal AND b.moment BETWEEN s.began AND s.ended
WHERE b.moment <> CAST(b.day AS TIMESTAMP);

CREATE TABLE signals AS
SELECT concat_ws('|', kind, coalesce(bank, ''), coalesce(shop, ''), coalesce(terminal, ''),
                 strftime(began, '%Y-%m-%dT%H:%M:%S'), CASE kind WHEN 'outside_region' THEN code END) AS subject,
       kind, bank, coalesce(shop, '') AS shop, coalesce(terminal, '') AS terminal, began,
       region_path(coalesce(min(code), min(shop_code), min(family_code[1:4]), '')) AS path,
       count(DISTINCT account) AS families, count(*) AS purchases, CAST(sum(amount) AS BIGINT) AS amount,
       min(moment) AS first_at, max(moment) AS last_at
FROM noted
GROUP BY kind, bank, noted.shop, noted.terminal, began, CASE kind WHEN 'outside_region' THEN code END;

CREATE TABLE signal_lines AS
SELECT DISTINCT concat_ws('|', kind, coalesce(bank, ''), coalesce(shop, ''), coalesce(terminal, ''),
           strftime(began, '%Y-%m-%dT%H:%M:%S'), CASE kind WHEN 'outside_region' THEN code END) AS subject, file, ref
FROM noted
QUALIFY row_number() OVER (PARTITION BY subject ORDER BY file, ref) <= 20;
