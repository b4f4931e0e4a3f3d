-- purpose: the accepted pairs of an account in a month, from either side
-- reads:   reconciliation_match
-- writes:  nothing
-- grain:   one pair
SELECT id, ordered_account, ordered_last4, other_account, other_last4, since
FROM reconciliation_match
WHERE state = 'ACCEPTED' AND since <= %(period)s AND %(account)s IN (ordered_account, other_account)
ORDER BY since, id
