-- purpose: takes away what books.sql made
-- reads: nothing
-- writes: the tables, the view and the functions of the books
-- grain: the schema

DROP TRIGGER ledger_transfer_counted ON ledger_transfer;
DROP VIEW ledger_ends;
DROP TABLE ledger_clearing, ledger_movement;
DROP FUNCTION ledger_clearing_decide();
DROP FUNCTION ledger_count();
DROP FUNCTION ledger_code_of(ltree);
DROP FUNCTION ledger_custody();
