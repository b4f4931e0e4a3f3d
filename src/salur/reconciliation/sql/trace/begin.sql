-- purpose: the accounts that are looked for, and empty tables of the lines that name them
-- reads:   the CSV file of wanted accounts: unit, account (blind index), last4
-- writes:  wanted; orders, credits, purchases, returns, openings
-- grain:   one number of an account; one line of a file
-- Lines of numbers that stand for one account are told apart from those of others by their unit.
-- The last four digits come first, so that nearly no line has to be hashed.
CREATE TABLE wanted AS
FROM read_csv($wanted, header = false, auto_detect = false, delim = ',',
              columns = {'unit': 'BIGINT', 'account': 'VARCHAR', 'last4': 'VARCHAR'});

CREATE OR REPLACE MACRO last_month(text) AS CAST(replace(right(text, 7), '-', '') AS INTEGER);

CREATE TABLE orders (
    unit BIGINT, evidence VARCHAR, row BIGINT, acct VARCHAR, month INTEGER, amount BIGINT, kind TINYINT,
    ref VARCHAR, names VARCHAR, day DATE, status VARCHAR, line UBIGINT
);

CREATE TABLE credits AS FROM orders;

CREATE TABLE purchases AS FROM orders;

CREATE TABLE returns AS FROM orders;

CREATE TABLE openings AS FROM orders;
