-- purpose: find the numbers of the month that were ordered without a credit, or not ordered at all
-- reads:   perintah, credits, purchases: acct, month (credits: kind); open_units (published, by blind index)
-- writes:  known (acct, number, blind), of those that are open; few (h): what the files are asked for
-- grain:   one account
CREATE TABLE orders_now AS SELECT DISTINCT acct FROM perintah WHERE month = $period;

CREATE TABLE suspects AS
SELECT acct FROM orders_now ANTI JOIN (SELECT acct FROM credits WHERE month = $period AND kind >= 0) USING (acct)
UNION
SELECT acct FROM (
    SELECT acct FROM credits WHERE month = $period AND kind >= 0
    UNION ALL
    SELECT acct FROM purchases WHERE month = $period
) ANTI JOIN orders_now USING (acct);

CREATE TABLE known AS
SELECT s.acct, account_of(s.acct) AS number, sha256($outer || sha256($inner || account_of(s.acct)))[:32] AS blind
FROM suspects s;

DELETE FROM known WHERE blind NOT IN (SELECT blind FROM open_units);
