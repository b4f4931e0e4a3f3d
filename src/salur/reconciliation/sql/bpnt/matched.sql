-- purpose: let what is said of a number that stands for another count under one of them
-- reads:   known, carried, perintah; the CSV file of accepted pairs (other, ordered; blind indexes)
-- writes:  paired (acct, stands_for); matched_accounts; credits, purchases, returns, openings, carried
-- grain:   one account
-- All numbers that people said are one account go under the one that the month orders. Where none is ordered,
-- under the one that brought a balance; where several are, each stands for itself, for each was
-- ordered on its own. A balance that was carried over goes along, but where two were: those lie at
-- places of their own in the books and stay.
CREATE TABLE paired AS
WITH pairs AS (
    FROM read_csv($pairs, header = true, auto_detect = false, delim = ',',
                  columns = {'other': 'VARCHAR', 'ordered': 'VARCHAR'})
), members AS (
    SELECT ordered AS root, ordered AS blind FROM pairs
    UNION
    SELECT ordered, other FROM pairs
), numbers AS (
    SELECT m.root, m.blind, coalesce(k.acct, c.acct) AS acct, c.acct IS NOT NULL AS is_carried,
           k.acct IN (SELECT acct FROM perintah WHERE month = $period) IS TRUE AS is_ordered
    FROM members m LEFT JOIN known k ON k.blind = m.blind LEFT JOIN carried c ON c.blind = m.blind
    WHERE k.acct IS NOT NULL OR c.acct IS NOT NULL
), named AS (
    SELECT root, count(*) FILTER (is_carried) AS balances,
           CASE count(*) FILTER (is_ordered)
               WHEN 1 THEN any_value(acct) FILTER (is_ordered)
               WHEN 0 THEN coalesce(arg_min(acct, blind) FILTER (is_carried),
                                    any_value(acct) FILTER (blind = root), arg_min(acct, blind)) END AS stands_for
    FROM numbers GROUP BY root
)
SELECT n.acct, d.stands_for, d.balances
FROM numbers n JOIN named d ON d.root = n.root
WHERE d.stands_for IS NOT NULL AND n.acct <> d.stands_for;

CREATE TABLE matched_accounts AS
SELECT DISTINCT p.stands_for AS acct
FROM paired p
WHERE p.acct IN (SELECT acct FROM credits WHERE month = $period)
   OR p.acct IN (SELECT acct FROM purchases WHERE month = $period)
   OR p.acct IN (SELECT acct FROM returns WHERE month = $period)
   OR (p.balances <= 1 AND p.acct IN (SELECT acct FROM openings WHERE saldo <> 0));

UPDATE credits SET acct = p.stands_for FROM paired p WHERE credits.acct = p.acct;

UPDATE purchases SET acct = p.stands_for FROM paired p WHERE purchases.acct = p.acct;

UPDATE returns SET acct = p.stands_for FROM paired p WHERE returns.acct = p.acct;

CREATE TABLE matched_openings AS
WITH going AS (
    SELECT acct, stands_for FROM paired
    WHERE balances <= 1 AND acct IN (SELECT acct FROM openings)
), told AS (
    SELECT acct, min(file) AS file,
           arg_max(saldo, {'day': coalesce(day, DATE '0001-01-01'), 'saldo': saldo}) AS saldo
    FROM openings
    WHERE acct IN (SELECT acct FROM going) OR acct IN (SELECT stands_for FROM going)
    GROUP BY acct
)
SELECT coalesce(g.stands_for, t.acct) AS stands_for, min(t.file) AS file, sum(t.saldo) AS saldo,
       list(t.acct) AS accts
FROM told t LEFT JOIN going g ON g.acct = t.acct
GROUP BY coalesce(g.stands_for, t.acct);

DELETE FROM openings WHERE acct IN (SELECT unnest(accts) FROM matched_openings);

INSERT INTO openings (file, acct, saldo)
SELECT file, stands_for, saldo FROM matched_openings;

UPDATE carried SET acct = p.stands_for FROM paired p WHERE carried.acct = p.acct AND p.balances = 1;
