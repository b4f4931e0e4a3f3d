-- purpose: takes back what payments.sql made
-- reads:   nothing
-- writes:  drops its tables, functions and columns
-- grain:   nothing
DROP TABLE reconciliation_return_line;
DROP TABLE reconciliation_return;
DROP TABLE reconciliation_payment_sum;
DROP FUNCTION reconciliation_refuse_change();
DROP FUNCTION reconciliation_left_idr(uuid, integer);
DROP FUNCTION reconciliation_payment_state(
    boolean, boolean, bigint, smallint, text, bigint, bigint, bigint, bigint, boolean, boolean, boolean
);
ALTER TABLE reconciliation_unit DROP COLUMN stage, DROP COLUMN sp2d_day;
