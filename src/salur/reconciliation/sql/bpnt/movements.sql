-- purpose: sum what each account was credited, spent and returned in the period (section 3)
-- reads:   credits, purchases, returns (lines) with their touched lines; openings
-- writes:  movements: one row per account that a line or an opening balance names
-- grain:   one account
-- Nearly every account has one credit line that nobody touched: those pass as they stand, only
-- the others are summed.
CREATE TABLE opening AS
SELECT acct, CAST(arg_max(saldo, {'day': coalesce(day, DATE '0001-01-01'), 'saldo': saldo}) AS BIGINT) AS opening,
       min(saldo) <> max(saldo) AS conflicts, min(file) AS file
FROM openings GROUP BY acct;

CREATE TABLE summed_accounts AS
SELECT acct FROM credits WHERE month = $period AND kind >= 0 GROUP BY acct HAVING count(*) > 1
UNION
SELECT acct FROM credits WHERE rowid IN (SELECT rid FROM credits_touched)
UNION
SELECT acct FROM credits_named;

CREATE TABLE credited AS
SELECT acct, CASE WHEN kind = 1 THEN amount ELSE 0 END AS credited, kind = 1 AS given,
       kind = 0 AS failed, CAST(kind AS BIGINT) AS n, CASE WHEN kind = 1 THEN day END AS credit_day,
       name, name AS last_name, CASE WHEN kind = 1 THEN file END AS credit_file
FROM credits
WHERE month = $period AND kind >= 0 AND acct NOT IN (SELECT acct FROM summed_accounts)
UNION ALL
SELECT acct, CAST(sum(amount) AS BIGINT), bool_or(kind = 1), bool_or(kind = 0),
       count(*) FILTER (kind = 1 AND amount > 0), min(day) FILTER (kind = 1 AND amount > 0),
       min(name), max(name), min(file) FILTER (kind = 1)
FROM (
    SELECT l.acct, l.kind, l.day, l.name, l.file,
           CASE WHEN l.kind = 1 THEN coalesce(t.left_over, l.amount) ELSE 0 END AS amount
    FROM credits l LEFT JOIN credits_touched t ON t.rid = l.rowid
    WHERE l.month = $period AND l.kind >= 0 AND l.acct IN (SELECT acct FROM summed_accounts)
      AND (t.rid IS NULL OR t.left_over IS NOT NULL)
    UNION ALL
    SELECT n.acct, -1, NULL, l.name, NULL, 0
    FROM credits_named n JOIN credits l ON l.rowid = n.rid WHERE n.month = $period
)
GROUP BY acct;

CREATE TABLE spent AS
SELECT acct, CAST(sum(amount) AS BIGINT) AS spent, min(day) AS spend_day, min(file) AS spend_file,
       min(shop_kab) AS first_kab, max(shop_kab) AS last_kab, bool_or(unknown_shop) AS unknown_shop
FROM (
    SELECT acct, amount, day, file, shop_kab, unknown_shop
    FROM purchases
    WHERE kind = 1 AND month = $period AND rowid NOT IN (SELECT rid FROM purchases_touched)
    UNION ALL
    SELECT l.acct, t.left_over, CASE WHEN t.left_over > 0 THEN l.day END, l.file,
           CASE WHEN t.left_over > 0 THEN l.shop_kab END, l.unknown_shop AND t.left_over > 0
    FROM purchases l JOIN purchases_touched t ON t.rid = l.rowid
    WHERE t.left_over IS NOT NULL AND l.month = $period
    UNION ALL
    SELECT acct, 0, NULL, NULL, NULL, false FROM purchases_named
    WHERE NOT has_origin AND month = $period
)
GROUP BY acct;

CREATE TABLE returned AS
SELECT acct, CAST(sum(amount) AS BIGINT) AS returned, min(file) AS return_file
FROM returns
WHERE month = $period AND rowid NOT IN (SELECT rid FROM returns_touched)
GROUP BY acct;

CREATE TABLE beside AS
SELECT coalesce(r.acct, o.acct) AS acct, coalesce(r.returned, 0) AS returned,
       coalesce(o.opening, 0) AS opening, r.return_file, o.file AS opening_file
FROM returned r FULL JOIN (SELECT * FROM opening WHERE opening <> 0) o ON o.acct = r.acct;

CREATE VIEW movements AS
SELECT coalesce(cs.acct, b.acct) AS acct, coalesce(credited, 0) AS credited, coalesce(spent, 0) AS spent,
       coalesce(b.returned, 0) AS returned, coalesce(b.opening, 0) AS opening,
       coalesce(given, false) AS given, coalesce(failed, false) AS failed, coalesce(n, 0) AS n,
       credit_day, spend_day, name, last_name, first_kab, last_kab,
       coalesce(unknown_shop, false) AS unknown_shop,
       credit_file, spend_file, b.return_file, b.opening_file
FROM (
    SELECT coalesce(c.acct, s.acct) AS acct, c.* EXCLUDE (acct), s.* EXCLUDE (acct)
    FROM credited c FULL JOIN spent s ON s.acct = c.acct
) cs
FULL JOIN beside b ON b.acct = cs.acct;
