-- purpose: sum what accounts were credited, spent and returned in the period (section 3)
-- reads:   credits, purchases, returns (lines) with their touched lines; openings
-- writes:  summed_accounts, credits_summed: accounts with more than one credit line to look at;
--          spent, beside (returned and opening), opening
-- grain:   one account
-- Nearly every account has one credit line that nobody touched, which units.sql takes as it
-- stands; only the others are summed here.
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

CREATE TABLE credits_summed AS
SELECT acct, CAST(sum(amount) AS BIGINT) AS credited, bool_or(kind = 1) AS given,
       bool_or(kind = 0) AS failed, count(*) FILTER (kind = 1 AND amount > 0) AS n,
       min(day) FILTER (kind = 1 AND amount > 0) AS credit_day, min(name) AS name,
       max(name) AS last_name
FROM (
    SELECT l.acct, l.kind, l.day, l.name,
           CASE WHEN l.kind = 1 THEN coalesce(t.left_over, l.amount) ELSE 0 END AS amount
    FROM credits l LEFT JOIN credits_touched t ON t.rid = l.rowid
    WHERE l.month = $period AND l.kind >= 0 AND l.acct IN (SELECT acct FROM summed_accounts)
      AND (t.rid IS NULL OR t.left_over IS NOT NULL)
    UNION ALL
    SELECT n.acct, -1, NULL, l.name, 0
    FROM credits_named n JOIN credits l ON l.rowid = n.rid WHERE n.month = $period
)
GROUP BY acct;

CREATE TABLE spent AS
SELECT acct, CAST(sum(amount) AS BIGINT) AS spent, min(file) AS file
FROM (
    SELECT acct, amount, file FROM purchases
    WHERE kind = 1 AND month = $period
      AND rowid NOT IN (SELECT rid FROM purchases_touched)
    UNION ALL
    SELECT l.acct, t.left_over, l.file
    FROM purchases l JOIN purchases_touched t ON t.rid = l.rowid
    WHERE t.left_over IS NOT NULL AND l.month = $period
    UNION ALL
    SELECT acct, 0, NULL FROM purchases_named WHERE NOT has_origin AND month = $period
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

-- What is done with makes room for what comes.
ALTER TABLE credits DROP COLUMN ref;
ALTER TABLE purchases DROP COLUMN ref;
