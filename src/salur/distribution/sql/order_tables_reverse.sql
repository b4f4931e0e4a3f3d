-- purpose: takes away what order_tables.sql made
-- reads: nothing
-- writes: the tables and functions of payment orders
-- grain: the schema

DROP TABLE distribution_outbox, distribution_entitlement, distribution_order;
DROP FUNCTION distribution_open_period(integer);
DROP FUNCTION distribution_outbox_keep();
DROP FUNCTION distribution_entitlement_keep();
DROP FUNCTION distribution_order_close();
DROP FUNCTION distribution_order_keep();
