-- purpose: note who said first that accounts are one
-- reads:   nothing
-- writes:  reconciliation_match
-- grain:   one pair
UPDATE reconciliation_match
SET state = %(state)s, endorsed_by = %(person)s, endorsed_by_name = %(name)s, decided_by = NULL, decided_by_name = NULL,
    decided_at = NULL, changed_at = %(at)s
WHERE id = ANY (%(ids)s)
