-- purpose: take back what matches.sql made
-- reads:   nothing
-- writes:  the schema
-- grain:   one table
DROP TABLE reconciliation_matched_month;
DROP TABLE reconciliation_match_word;
DROP TABLE reconciliation_match;
DROP FUNCTION reconciliation_match_one_step();
DROP FUNCTION reconciliation_match_moves();
