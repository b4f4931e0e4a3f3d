-- purpose: keeps what another person said to a proposal, with the transfer that it became
-- reads: nothing
-- writes: ledger_clearing
-- grain: one proposal

UPDATE ledger_clearing
SET state = %(state)s, decided_by = %(person)s, decided_by_name = %(name)s, decided_at = %(at)s, said = %(said)s,
    transfer = %(transfer)s
WHERE id = %(id)s
