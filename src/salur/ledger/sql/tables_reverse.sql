-- purpose: takes away what tables.sql made
-- reads: nothing
-- writes: the tables and functions of the ledger
-- grain: the schema

DROP TABLE ledger_balance, ledger_transfer, ledger_account;
DROP FUNCTION ledger_apply();
DROP FUNCTION ledger_open_balances();
DROP FUNCTION ledger_refuse_hand();
DROP FUNCTION ledger_refuse_change();
