-- purpose: say whether accepting some pairs would give an account two meanings
-- reads:   reconciliation_match
-- writes:  nothing
-- grain:   one answer
SELECT EXISTS (
    SELECT FROM reconciliation_match m
    JOIN reconciliation_match a ON a.state = 'ACCEPTED' AND a.id <> m.id
        AND (a.other_account IN (m.other_account, m.ordered_account)
            OR a.ordered_account = m.other_account
            OR (a.ordered_account = m.ordered_account AND a.period = m.period))
    WHERE m.id = ANY (%(ids)s)
)
