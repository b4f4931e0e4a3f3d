-- purpose: the other numbers of accounts whose lines count for them in a month, by accepted pairs
-- reads:   reconciliation_match, reconciliation_unit
-- writes:  nothing
-- grain:   one other number of an account; one that has a unit of its own stands for itself
WITH accepted AS (
    SELECT ordered_account, ordered_last4, other_account, other_last4
    FROM reconciliation_match WHERE state = 'ACCEPTED' AND since <= %(period)s
), roots AS (
    SELECT account, account AS root FROM unnest(%(accounts)s::uuid[]) AS account
    UNION
    SELECT other_account, ordered_account FROM accepted WHERE other_account = ANY (%(accounts)s::uuid[])
), others AS (
    SELECT r.account, a.other_account AS other, a.other_last4 AS last4
    FROM roots r JOIN accepted a ON a.ordered_account = r.root
    UNION
    SELECT r.account, a.ordered_account, a.ordered_last4
    FROM roots r JOIN accepted a ON a.ordered_account = r.root
)
SELECT account, other, last4
FROM others o
WHERE other <> account AND NOT EXISTS (
    SELECT FROM reconciliation_unit u
    WHERE u.period = %(period)s AND u.account = o.other AND u.until IS NULL)
ORDER BY 1, 2
