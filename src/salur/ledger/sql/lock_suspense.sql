-- purpose: how much the suspense of a party in a kab/kota holds; its balance is locked until the transaction ends
-- reads: ledger_balance, ledger_account
-- writes: nothing (takes a row lock)
-- grain: one account; what is over-claimed stands below zero

SELECT b.balance
FROM ledger_balance b
JOIN ledger_account a ON a.id = b.account_id
WHERE a.program = %(program)s AND a.kind = 'suspense' AND a.path = %(path)s::ltree AND a.party = %(party)s::uuid
FOR NO KEY UPDATE OF b
