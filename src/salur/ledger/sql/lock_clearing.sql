-- purpose: locks one proposal until the transaction ends
-- reads: ledger_clearing
-- writes: nothing (takes a row lock)
-- grain: one proposal

SELECT state, proposed_by FROM ledger_clearing WHERE id = %(id)s FOR UPDATE
