-- purpose: the accounts of one kind and party in regions, no more than asked
-- reads: ledger_account
-- writes: nothing
-- grain: one account

SELECT id
FROM ledger_account
WHERE program = %(program)s AND kind = %(kind)s AND party IS NOT DISTINCT FROM %(party)s::uuid
    AND path <@ ANY (%(paths)s::ltree[])
ORDER BY id
LIMIT %(most)s
