-- purpose: name every account by its blind index, and open the month with what the last one left
-- reads:   perintah, credits, purchases, returns, openings; the CSV file of carried balances
-- writes:  known (acct, blind), carried; adds to openings
-- grain:   one account
-- An account that has a balance and no line this month is known by its blind index alone: it
-- takes part under a negative number of its own.
CREATE TABLE known AS
SELECT acct, sha256($outer || sha256($inner || account_of(acct)))[:32] AS blind,
       right(account_of(acct), 4) AS last4
FROM (
    SELECT acct FROM perintah WHERE month = $period
    UNION SELECT acct FROM credits
    UNION SELECT acct FROM purchases
    UNION SELECT acct FROM returns
    UNION SELECT acct FROM openings
);

CREATE TABLE carried AS
SELECT coalesce(k.acct, -row_number() OVER ()) :: HUGEINT AS acct, c.blind, c.last4, c.balance,
       c.place, c.party
FROM read_csv($carried, header = true, auto_detect = false, delim = ',', quote = '"',
              columns = {'blind': 'VARCHAR', 'last4': 'VARCHAR', 'balance': 'BIGINT',
                         'place': 'VARCHAR', 'party': 'VARCHAR'}) c
LEFT JOIN known k ON k.blind = c.blind;

INSERT INTO openings (file, acct, saldo)
SELECT 0, acct, balance FROM carried WHERE balance <> 0;
