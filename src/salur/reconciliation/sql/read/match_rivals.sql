-- purpose: the other proposals that one of two accounts stands in
-- reads:   reconciliation_match
-- writes:  nothing
-- grain:   one pair
SELECT r.id, r.ordered_last4, r.other_last4, r.score, r.state
FROM reconciliation_match m
JOIN reconciliation_match r ON r.id <> m.id AND r.gone_at IS NULL
    AND (r.ordered_account = m.ordered_account OR r.other_account = m.other_account)
WHERE m.id = %(id)s
ORDER BY r.score DESC, r.id
LIMIT 20
