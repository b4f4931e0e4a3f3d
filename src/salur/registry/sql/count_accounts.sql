-- purpose: counts what a load of contract rekening held
-- reads: registry_account_incoming (temporary), registry_family
-- writes: nothing
-- grain: one row: rows, accounts, rows of families nobody knows, rows without an account number

SELECT
    count(*),
    count(DISTINCT i.account_blind),
    count(*) FILTER (WHERE f.id IS NULL),
    count(*) FILTER (WHERE i.account_blind IS NULL)
FROM registry_account_incoming i
LEFT JOIN registry_family f USING (id_kpm);
