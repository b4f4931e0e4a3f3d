-- purpose: take away what figures.sql made
-- reads:   nothing
-- writes:  the schema
-- grain:   the schema
DROP INDEX reconciliation_rice_unit_listed;
DROP FUNCTION reconciliation_rice(text, bigint, bigint, bigint, bigint, bigint, bigint);
DROP FUNCTION reconciliation_money(text, bigint, bigint, bigint, bigint, bigint, text);
