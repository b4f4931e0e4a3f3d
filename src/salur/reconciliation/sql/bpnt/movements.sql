-- purpose: sum what each account was credited, spent and returned in the period (section 3)
-- reads:   credits, purchases, returns (lines) with their touched lines; openings; shops
-- writes:  movements: one row per account that a line or an opening balance names
-- grain:   one account
CREATE TABLE opening AS
SELECT acct, CAST(arg_max(saldo, {'day': coalesce(day, DATE '0001-01-01'), 'saldo': saldo}) AS BIGINT) AS opening,
       min(saldo) <> max(saldo) AS conflicts, min(file) AS file
FROM openings GROUP BY acct;

CREATE TABLE movements AS
WITH moves AS (
    SELECT acct, CASE WHEN kind = 1 THEN amount ELSE 0 END AS credited, 0 AS spent, 0 AS returned,
           0 AS opening, kind = 1 AS given, kind = 0 AS failed,
           CASE WHEN kind = 1 THEN 1 ELSE 0 END AS n,
           CASE WHEN kind = 1 THEN day END AS credit_day, CAST(NULL AS DATE) AS spend_day,
           name, name AS last_name, CAST(NULL AS INTEGER) AS shop_kab, false AS unknown_shop,
           CASE WHEN kind = 1 THEN file END AS credit_file, CAST(NULL AS INTEGER) AS spend_file,
           CAST(NULL AS INTEGER) AS return_file, CAST(NULL AS INTEGER) AS opening_file
    FROM credits
    WHERE month = $period AND kind >= 0 AND rowid NOT IN (SELECT rid FROM credits_touched)
    UNION ALL
    SELECT l.acct, t.left_over, 0, 0, 0, true, false, CAST(t.left_over > 0 AS INTEGER),
           CASE WHEN t.left_over > 0 THEN l.day END, NULL, l.name, l.name, NULL, false,
           l.file, NULL, NULL, NULL
    FROM credits l JOIN credits_touched t ON t.rid = l.rowid
    WHERE l.month = $period AND t.left_over IS NOT NULL
    UNION ALL
    SELECT n.acct, 0, 0, 0, 0, false, false, 0, NULL, NULL, l.name, l.name, NULL, false,
           NULL, NULL, NULL, NULL
    FROM credits_named n JOIN credits l ON l.rowid = n.rid WHERE n.month = $period
    UNION ALL
    SELECT acct, 0, CASE WHEN kind = 1 THEN amount ELSE 0 END, 0, 0, false, false, 0, NULL,
           CASE WHEN kind = 1 THEN day END, NULL, NULL,
           CASE WHEN kind = 1 THEN shop_kab END, unknown_shop AND kind = 1,
           NULL, CASE WHEN kind = 1 THEN file END, NULL, NULL
    FROM purchases
    WHERE kind >= 0 AND rowid NOT IN (SELECT rid FROM purchases_touched)
    UNION ALL
    SELECT l.acct, 0, t.left_over, 0, 0, false, false, 0, NULL,
           CASE WHEN t.left_over > 0 THEN l.day END, NULL, NULL,
           CASE WHEN t.left_over > 0 THEN l.shop_kab END, l.unknown_shop AND t.left_over > 0,
           NULL, l.file, NULL, NULL
    FROM purchases l JOIN purchases_touched t ON t.rid = l.rowid
    WHERE t.left_over IS NOT NULL
    UNION ALL
    SELECT acct, 0, 0, 0, 0, false, false, 0, NULL, NULL, NULL, NULL, NULL, false,
           NULL, NULL, NULL, NULL
    FROM purchases_named WHERE NOT has_origin
    UNION ALL
    SELECT acct, 0, 0, amount, 0, false, false, 0, NULL, NULL, NULL, NULL, NULL, false,
           NULL, NULL, file, NULL
    FROM returns
    WHERE month = $period AND rowid NOT IN (SELECT rid FROM returns_touched)
    UNION ALL
    SELECT acct, 0, 0, 0, opening, false, false, 0, NULL, NULL, NULL, NULL, NULL, false,
           NULL, NULL, NULL, file
    FROM opening WHERE opening <> 0
)
SELECT acct, CAST(sum(credited) AS BIGINT) AS credited, CAST(sum(spent) AS BIGINT) AS spent,
       CAST(sum(returned) AS BIGINT) AS returned, CAST(sum(opening) AS BIGINT) AS opening,
       bool_or(given) AS given, bool_or(failed) AS failed, CAST(sum(n) AS BIGINT) AS n,
       min(credit_day) AS credit_day, min(spend_day) AS spend_day,
       min(name) AS name, max(last_name) AS last_name,
       min(shop_kab) AS first_kab, max(shop_kab) AS last_kab, bool_or(unknown_shop) AS unknown_shop,
       min(credit_file) AS credit_file, min(spend_file) AS spend_file,
       min(return_file) AS return_file, min(opening_file) AS opening_file
FROM moves GROUP BY acct;
