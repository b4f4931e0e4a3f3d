-- purpose: opens the accounts that a plan names and nobody opened yet
-- reads: ledger_end (temporary), ledger_account
-- writes: ledger_account (and, by its trigger, ledger_balance)
-- grain: one account; in the order of codes, so that two plans never wait for each other in a circle

INSERT INTO ledger_account (program, kind, unit, path, party)
SELECT program, kind, unit, path, party
FROM (
    SELECT from_code AS code, program, from_kind AS kind, unit, from_path AS path, from_party AS party
    FROM ledger_end
    UNION
    SELECT to_code, program, to_kind, unit, to_path, to_party FROM ledger_end
) named
WHERE NOT EXISTS (SELECT FROM ledger_account a WHERE a.code = named.code)
ORDER BY code
ON CONFLICT ON CONSTRAINT ledger_account_code_once DO NOTHING;
