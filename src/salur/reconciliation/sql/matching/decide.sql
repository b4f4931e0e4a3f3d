-- purpose: note who decided about accounts, and how
-- reads:   nothing
-- writes:  reconciliation_match
-- grain:   one pair
UPDATE reconciliation_match
SET state = %(state)s, decided_by = %(person)s, decided_by_name = %(name)s, decided_at = %(at)s, changed_at = %(at)s
WHERE id = ANY (%(ids)s)
