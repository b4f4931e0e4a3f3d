-- purpose: posts the exact opposite of one transfer
-- reads: ledger_transfer
-- writes: ledger_transfer (and, by its trigger, ledger_balance)
-- grain: one transfer

INSERT INTO ledger_transfer (
    program, period, reason, from_account, to_account, amount, unit,
    path, party, evidence, publication, key, reverses, at
)
SELECT
    program, period, reason, to_account, from_account, amount, unit,
    path, party, evidence, publication, %(key)s, id, %(at)s
FROM ledger_transfer WHERE id = %(transfer)s;
