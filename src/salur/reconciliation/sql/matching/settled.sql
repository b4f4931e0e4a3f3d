-- purpose: the pairs that people said are two accounts: they are not proposed again
-- reads:   reconciliation_match
-- writes:  nothing
-- grain:   one pair
SELECT replace(ordered_account::text, '-', '') AS ordered, replace(other_account::text, '-', '') AS other
FROM reconciliation_match WHERE state IN ('REJECTED', 'UNDONE')
