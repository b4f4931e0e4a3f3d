-- purpose: take back what shops.sql made
-- reads:   nothing
-- writes:  the schema
-- grain:   one table
DROP INDEX parties_shop_newest;
DROP TABLE parties_shop_note;
DROP TABLE parties_terminal;
