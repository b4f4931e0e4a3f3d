-- purpose: take back what field.sql made
-- reads:   nothing
-- writes:  the schema
-- grain:   one table
DROP TABLE distribution_check;
