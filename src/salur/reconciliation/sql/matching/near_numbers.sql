-- purpose: find the ordered numbers that are one slip of the hand away from a number nobody ordered
-- reads:   known, open_units, orders_now
-- writes:  near (other, ordered): pairs of accounts; known gains the ordered ones
-- grain:   one pair of numbers
-- Every slip is written out from the few numbers that nobody ordered, and looked up: a credit's among the
-- orders that have none, purchases' among all orders. No number is ever held against all others.
CREATE TABLE strangers AS
SELECT k.acct, k.number, u.fits FROM known k JOIN open_units u ON u.blind = k.blind WHERE u.side = 'other';

CREATE TABLE reach AS
SELECT k.acct, 'credit' AS fits FROM known k JOIN open_units u ON u.blind = k.blind WHERE u.side = 'ordered'
UNION ALL
SELECT acct, 'purchase' FROM orders_now WHERE EXISTS (SELECT 1 FROM strangers WHERE fits = 'purchase');

CREATE TABLE near AS
WITH places AS (
    SELECT acct, number, fits, unnest(generate_series(1, CAST(length(number) + 1 AS BIGINT))) AS n FROM strangers
), digits AS (SELECT unnest(generate_series(0, 9)) :: VARCHAR AS digit),
slips AS (
    SELECT acct, fits, number[1:n - 1] || digit || number[n + 1:] AS slip FROM places, digits WHERE n <= length(number)
    UNION ALL
    SELECT acct, fits, number[1:n - 1] || digit || number[n:] FROM places, digits
    UNION ALL
    SELECT acct, fits, number[1:n - 1] || number[n + 1:] FROM places WHERE n <= length(number)
    UNION ALL
    SELECT acct, fits, number[1:n - 1] || number[n + 1] || number[n] || number[n + 2:]
    FROM places WHERE n < length(number)
)
SELECT DISTINCT s.acct AS other, o.acct AS ordered
FROM slips s JOIN reach o ON o.acct = try_cast('1' || s.slip AS HUGEINT) AND o.fits = s.fits
WHERE s.slip <> '' AND o.acct <> s.acct;

INSERT INTO near
SELECT s.acct, o.acct
FROM (SELECT acct, fits, ltrim(number, '0') AS bare FROM strangers) s
JOIN (SELECT acct, fits, ltrim(account_of(acct), '0') AS bare FROM reach) o ON o.bare = s.bare AND o.fits = s.fits
WHERE s.bare <> '';

INSERT INTO known
SELECT acct, account_of(acct), sha256($outer || sha256($inner || account_of(acct)))[:32]
FROM (SELECT DISTINCT ordered AS acct FROM near) n ANTI JOIN known USING (acct);
