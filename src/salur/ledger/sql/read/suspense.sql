-- purpose: what suspense holds in regions, by place and party, beyond a key
-- reads: ledger_account, ledger_balance
-- writes: nothing
-- grain: one account that is not at zero; what is over-claimed stands below zero

SELECT a.code, a.program, a.path, a.party, b.balance
FROM ledger_account a
JOIN ledger_balance b ON b.account_id = a.id
WHERE a.kind = 'suspense' AND b.balance <> 0 AND a.program = ANY (%(programs)s)
    AND a.path <@ ANY (%(paths)s::ltree[]) AND a.code > %(after)s
ORDER BY a.code
LIMIT %(size)s
