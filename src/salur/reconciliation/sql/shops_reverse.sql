-- purpose: take back what shops.sql made
-- reads:   nothing
-- writes:  the schema
-- grain:   one table
DROP TABLE reconciliation_signal_answer;
DROP TABLE reconciliation_signal;
DROP TABLE reconciliation_shop_month;
